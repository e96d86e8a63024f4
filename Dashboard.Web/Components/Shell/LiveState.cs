namespace Dashboard.Web.Components.Shell;

/// <summary>Whether this page follows live data: what the user asked for, and how its connection stands. One per page, cascaded by the layout.</summary>
public sealed class LiveState
{
    /// <summary>Raised on the circuit's dispatcher after anything changed.</summary>
    public event Action? Changed;

    public bool IsPaused { get; private set; }

    /// <summary>Whether the charts' connection is being re-established.</summary>
    public bool IsReconnecting { get; private set; }

    public void TogglePause()
    {
        IsPaused = !IsPaused;
        Changed?.Invoke();
    }

    public void SetReconnecting(bool isReconnecting)
    {
        if (IsReconnecting != isReconnecting)
        {
            IsReconnecting = isReconnecting;
            Changed?.Invoke();
        }
    }
}

using Dashboard.Web.Components.Dashboards;

namespace Dashboard.Web.Components.Media;

/// <summary>What decides the contents of a dashboard whose cards show one step at a time.</summary>
public abstract record MediaView : DashboardView
{
    /// <summary>The step that all cards show; null follows the latest.</summary>
    public long? Step { get; init; }

    /// <summary>Whether values that later ones supersede are among the steps.</summary>
    public bool ShowSuperseded { get; init; }

    public virtual bool Equals(MediaView? other) => base.Equals(other) && (Step, ShowSuperseded) == (other.Step, other.ShowSuperseded);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Step, ShowSuperseded);
}

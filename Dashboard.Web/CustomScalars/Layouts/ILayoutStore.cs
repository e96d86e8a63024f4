namespace Dashboard.Web.CustomScalars.Layouts;

/// <summary>Keeps the charts that people made here; one layout for everyone who uses this server. Safe to use from several threads.</summary>
internal interface ILayoutStore
{
    OwnLayout Current { get; }

    /// <summary>Why the layout that was kept could not be read; null when it could.</summary>
    string? Problem { get; }

    /// <summary>Puts what <paramref name="change"/> makes of the current layout in its place, and keeps it.</summary>
    /// <exception cref="IOException">It cannot be kept; nothing has changed.</exception>
    void Change(Func<OwnLayout, OwnLayout> change);

    /// <summary>Calls <paramref name="changed"/> after every change, on the thread that made it.</summary>
    IDisposable Subscribe(Action changed);
}

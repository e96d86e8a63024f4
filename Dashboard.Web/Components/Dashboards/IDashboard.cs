using Dashboard.Web.Ingest;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>A page of the menu that shows one kind of data; registered by its own folder, listed while there is something to show.</summary>
public interface IDashboard
{
    /// <summary>As the menu names it.</summary>
    string Title { get; }

    /// <summary>Relative address, without a leading slash.</summary>
    string Path { get; }

    /// <summary>Symbol of icons/sprite.svg.</summary>
    string Icon { get; }

    /// <summary>The key that goes there after <c>g</c>.</summary>
    char Key { get; }

    /// <summary>Where it stands in the menu; lower is higher.</summary>
    int Order { get; }

    /// <summary>Whether any run has something for it; cheap, called with every snapshot.</summary>
    bool HasContent(RunListSnapshot snapshot);
}

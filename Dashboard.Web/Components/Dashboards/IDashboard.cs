using System.Text.RegularExpressions;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

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

    /// <summary>The kinds of tags it shows; none when it shows something else.</summary>
    IReadOnlyList<SummaryKind> Kinds => [];

    /// <summary>The part of its query string that shows only this tag, without a question mark; empty when it has no such part.</summary>
    string QueryOf(TagRow tag) => "tagFilter=" + Uri.EscapeDataString($"^{Regex.Escape(tag.Name)}$");

    /// <summary>Whether any run has something for it; cheap, called with every snapshot.</summary>
    bool HasContent(RunListSnapshot snapshot) => Kinds.Any(snapshot.Kinds.Contains);
}

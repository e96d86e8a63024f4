using Dashboard.Web.Components.Dashboards;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Text;

/// <summary>The text page in the menu.</summary>
internal sealed class TextDashboard : IDashboard
{
    public string Title => "Text";

    public string Path => "text";

    public string Icon => "text";

    public char Key => 'x';

    public int Order => 24;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.Text];
}

using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.HParams;

/// <summary>The HParams page in the menu.</summary>
internal sealed class HParamsDashboard : IDashboard
{
    public string Title => "HParams";

    public string Path => "hparams";

    public string Icon => "hparams";

    public char Key => 'h';

    public int Order => 90;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.HParams];

    public string QueryOf(TagRow tag) => "";
}

using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Experiments;

/// <summary>The list of suggestions under the query bar.</summary>
internal sealed class QueryBarModule(IJSRuntime js, ExperimentService experiments) : ScriptModule<QueryBarModule>(js, "./js/experiments/query-bar.js")
{
    [JSInvokable]
    public QueryCompletion Complete(string text, int caret) => text.Length > QueryParser.MaxLength ? new QueryCompletion(caret, 0, []) : QueryCompleter.At(text, caret, experiments.Current);
}

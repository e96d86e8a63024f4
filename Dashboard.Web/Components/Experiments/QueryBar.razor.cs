using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Experiments;

/// <summary>Where queries are typed: completed at the caret, and what is wrong is shown where it stands.</summary>
public sealed partial class QueryBar : ComponentBase, IAsyncDisposable
{
    private const int Context = 24;

    private ElementReference _root;
    private QueryBarModule? _module;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private ExperimentService Experiments { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Query { get; set; } = "";

    [Parameter, EditorRequired]
    public EventCallback<string> QueryChanged { get; set; }

    [Parameter]
    public QueryError? Error { get; set; }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = new QueryBarModule(Js, Experiments);
            await _module.OpenAsync(_root);
        }
    }

    private Task SetAsync(string? query) => QueryChanged.InvokeAsync(query ?? "");

    // The query may have been typed on since the fault was found.
    private string Before(QueryError error) => (Start(error) > Context ? "…" : "") + Query[Math.Max(0, Start(error) - Context)..Start(error)];

    private string At(QueryError error) => error.Length == 0 ? " " : Query.Substring(Start(error), Math.Min(error.Length, Query.Length - Start(error)));

    private string After(QueryError error)
    {
        var end = Math.Min(Query.Length, Start(error) + error.Length);
        return Query[end..Math.Min(Query.Length, end + Context)];
    }

    private int Start(QueryError error) => Math.Min(error.Position, Query.Length);

    public ValueTask DisposeAsync() => _module?.DisposeAsync() ?? ValueTask.CompletedTask;
}

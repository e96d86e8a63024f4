using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Graphs;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Graphs;

/// <summary>The graphs page: its elements and its URL. Everything drawn within them is the script modules' (js/graphs).</summary>
public sealed partial class GraphsPage : DashboardPage<GraphView>
{
    private GraphsModule _graphs = null!;
    private ElementReference _root;
    private Task? _opened;

    // What the modules know already.
    private ImmutableArray<(string Name, string Value)> _told = [];
    private int _toldSources;

    public GraphsPage()
        : base(GraphViewUrl.Instance, SummaryKind.Graph, SummaryKind.KerasGraph, SummaryKind.RunMetadata)
    {
    }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    // Preloaded all at once, or the browser would find them one import after the other. The worker loads its own.
    private IEnumerable<string> Modules => Assets
        .Where(asset => asset.Url.EndsWith(".js", StringComparison.Ordinal)
            && asset.Properties?.Any(property => property.Name == "label" && IsOfPage(property.Value)) == true)
        .Select(asset => asset.Url);

    private bool HasGraphs => GraphListing.HasGraphs(Contents.Snapshot.Kinds);

    private static string PyTorch => """
        from torch.utils.tensorboard import SummaryWriter
        writer = SummaryWriter("runs/first")
        writer.add_graph(model, images)
        writer.close()
        """;

    private static string CSharp => """
        using EventFormat.Writing;
        await using var writer = new SummaryWriter("runs/first");
        writer.AddGraph(new GraphBuilder().AddNode("net/input", "Input")
            .AddNode("net/dense", "MatMul", ["net/input"]).Build());
        """;

    private static bool IsOfPage(string path) =>
        path.StartsWith("js/graphs/", StringComparison.Ordinal) && !path.StartsWith("js/graphs/layout/", StringComparison.Ordinal);

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _graphs = new GraphsModule(Js);
        _graphs.Changed += OnChanged;
        _told = View.Pairs;
        _toldSources = Sources();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await (_opened ??= _graphs.OpenAsync(_root, View.Pairs));
        if (!_told.SequenceEqual(View.Pairs))
        {
            _told = View.Pairs;
            await _graphs.SetViewAsync(View.Pairs);
        }

        var sources = Sources();
        if (sources != _toldSources)
        {
            _toldSources = sources;
            await _graphs.SourcesChangedAsync();
        }
    }

    private void OnChanged(ImmutableArray<(string Name, string Value)> pairs, bool isEntry)
    {
        _told = pairs;
        var view = View with { Pairs = pairs };
        if (isEntry)
        {
            Push(view);
        }
        else
        {
            Replace(view);
        }
    }

    /// <summary>Changes when a run that has graphs comes, goes or logs more.</summary>
    private int Sources()
    {
        var sources = new HashCode();
        foreach (var run in Contents.Snapshot.Runs)
        {
            if (GraphListing.HasGraphs(run.Kinds))
            {
                sources.Add((run.Id, run.TagIds.Length, run.Blobs));
            }
        }

        return sources.ToHashCode();
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _graphs.DisposeAsync();
    }
}

using System.Collections.Immutable;
using Dashboard.Web.Projector.Embeddings;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Projector;

/// <summary>The projector: the circuit says whether there are embeddings; the script module draws them, and keeps the view in the URL.</summary>
public sealed partial class ProjectorPage : ComponentBase, IAsyncDisposable
{
    private const string ModulePath = "./js/projector/page.js";

    private ElementReference _root;
    private IJSObjectReference? _page;
    private bool _isOpening;
    private bool _hasEmbeddings;
    private ImmutableArray<(string Run, string Problem)> _problems = [];

    [Inject]
    internal EmbeddingFinder Finder { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private static string PyTorch => """
        from torch.utils.tensorboard import SummaryWriter
        writer = SummaryWriter("runs/first")
        writer.add_embedding(features, metadata=labels, label_img=images, tag="features")
        writer.close()
        """;

    private static string CSharp => """
        using EventFormat.Writing;
        await using var writer = new SummaryWriter("runs/first");
        writer.AddEmbedding("features", new Embedding { Points = values, Dimensions = 64, Metadata = rows });
        """;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Finder.Changed += OnChanged;
        Update();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isOpening || !_hasEmbeddings)
        {
            return;
        }

        _isOpening = true;
        try
        {
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", ModulePath);
            _page = await module.InvokeAsync<IJSObjectReference>("openProjector", _root);
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone; nothing is left to draw.
        }
    }

    // Once open, the page stays even when its last embedding is gone: what is drawn is still worth looking at.
    private void Update()
    {
        _hasEmbeddings |= !Finder.Current.IsEmpty;
        _problems = Finder.Problems;
    }

    private void OnChanged() => _ = InvokeAsync(async () =>
    {
        Update();
        StateHasChanged();
        await CallAsync("refresh");
    });

    private async Task CallAsync(string method)
    {
        try
        {
            if (_page is not null)
            {
                await _page.InvokeVoidAsync(method);
            }
        }
        catch (JSDisconnectedException)
        {
            // As above.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Finder.Changed -= OnChanged;
        await CallAsync("dispose");
    }
}

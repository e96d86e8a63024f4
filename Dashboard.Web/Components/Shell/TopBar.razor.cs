using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Shell;

/// <summary>What is watched, how it stands, and the switches that every page has.</summary>
public sealed partial class TopBar : ComponentBase, IDisposable
{
    [Inject]
    private ILogDirectories LogDirectories { get; set; } = null!;

    [CascadingParameter]
    public LiveState Live { get; set; } = null!;

    private ImmutableArray<string> Directories => LogDirectories.Paths;

    private string DirectoryNames => Directories.Length == 1
        ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Directories[0])) + "/"
        : $"{Directories.Length} log directories";

    /// <inheritdoc />
    protected override void OnInitialized() => Live.Changed += StateHasChanged;

    public void Dispose() => Live.Changed -= StateHasChanged;
}

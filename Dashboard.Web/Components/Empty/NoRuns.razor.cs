using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Empty;

/// <summary>The page before the first run: what is being waited for, and how to log something.</summary>
public sealed partial class NoRuns : ComponentBase
{
    [Inject]
    private ILogDirectories LogDirectories { get; set; } = null!;

    [Parameter, EditorRequired]
    public RunListSnapshot Snapshot { get; set; } = RunListSnapshot.Empty;

    private ImmutableArray<string> Directories => LogDirectories.Paths;

    // Forward slashes are good in both languages on every system, and need no escape.
    private string RunPath => (Directories.IsEmpty ? "runs" : Directories[0].Replace('\\', '/').TrimEnd('/')) + "/first";

    private string PyTorch => $"""
        from torch.utils.tensorboard import SummaryWriter
        writer = SummaryWriter("{RunPath}", flush_secs=1)
        for step in range(1000):
            writer.add_scalar("train/loss", 1 / (step + 1), step)
        """;

    private string CSharp => $"""
        using EventFormat.Writing;
        await using var writer = new SummaryWriter("{RunPath}");
        for (var step = 0; step < 1000; step++)
            writer.AddScalar("train/loss", 1.0 / (step + 1), step);
        """;
}

using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Shell;

/// <summary>What matters now: live with its lag, paused, reconnecting, indexing, files with problems.</summary>
public sealed partial class LiveStatus : ComponentBase, IDisposable
{
    // Live files are always a little ahead of the reader, which is no news.
    private const long UnreadWorthTelling = 1_000_000;

    private IDisposable? _subscription;
    private RunListSnapshot _runs = RunListSnapshot.Empty;
    private string _shown = "";

    [Inject]
    private IRunList RunList { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [CascadingParameter]
    public LiveState Live { get; set; } = null!;

    private IngestProgress Progress => _runs.Progress;

    private int Problems => _runs.Problems;

    private string? IndexingText => Progress.BytesTotal - Progress.BytesRead >= UnreadWorthTelling ? $"Indexing {ByteCount.Of(Progress.BytesRead, Progress.BytesTotal)}" : null;

    private bool IsLive => _runs.Runs.Any(run => run.IsLive);

    private string StateClass => Live.IsPaused ? "paused" : Live.IsReconnecting ? "reconnecting" : IsLive ? "live" : "idle";

    private string StateWord => Live.IsPaused ? "Paused" : Live.IsReconnecting ? "Reconnecting" : IsLive ? "Live" : "Up to date";

    private string StateText => StateClass == "live" ? StateWord + Lag() : StateWord;

    // For those who listen: without the numbers, which would be read out four times a second.
    private string Announcement => IndexingText is null ? StateWord : $"{StateWord}, indexing";

    private string StateTitle => StateClass switch
    {
        "paused" => "Charts stand still; the server goes on reading",
        "reconnecting" => "Looking for the server; charts catch up by themselves",
        "live" => "Age of the newest point of any run",
        _ => "No run is being written to",
    };

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _runs = RunList.Current;
        _subscription = RunList.Subscribe(() => _ = InvokeAsync(Refresh));
        Live.Changed += StateHasChanged;
    }

    private void Refresh()
    {
        _runs = RunList.Current;
        var shows = $"{IndexingText}|{Problems}|{StateText}";
        if (shows != _shown)
        {
            _shown = shows;
            StateHasChanged();
        }
    }

    private string Lag()
    {
        var now = Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        var newest = _runs.Runs.Where(run => run.IsLive && double.IsFinite(run.LastWallTime)).Select(run => run.LastWallTime).DefaultIfEmpty(double.NaN).Max();
        var lag = Math.Max(0, now - newest);
        return double.IsNaN(lag) ? "" : lag < 10 ? FormattableString.Invariant($" {lag:0.0} s") : lag < 100 ? FormattableString.Invariant($" {lag:0} s") : "";
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        Live.Changed -= StateHasChanged;
    }
}

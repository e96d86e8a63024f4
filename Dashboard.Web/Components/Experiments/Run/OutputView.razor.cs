using Dashboard.Web.Components.Shell;
using Dashboard.Web.Experiments.Files;
using Dashboard.Web.Experiments.Runs;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Experiments.Run;

/// <summary>The end of what a run printed, newest lines first, read again every second while it grows.</summary>
public sealed partial class OutputView : ComponentBase, IDisposable
{
    private const int TailBytes = 1 << 20;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private FileTail? _tail;
    private List<string> _lines = [];
    private List<string> _listed = [];
    private string _find = "";
    private ITimer? _timer;

    [Inject]
    private RunFiles Files { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Parameter, EditorRequired]
    public RunEntry Entry { get; set; } = null!;

    private string CountText => $"{_listed.Count:N0} lines, newest first" + (_tail is { IsCut: true } tail ? $"; the last 1 MB of {ByteCount.Text(tail.Length)}" : "");

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Read();
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(Read), null, Pace, Pace);
    }

    private void Read()
    {
        var next = Files.ReadTail(Entry, RunFiles.Output, TailBytes);
        if (next == _tail)
        {
            return;
        }

        _tail = next;
        _lines = next is null ? [] : [.. next.Text.TrimEnd('\n').Split('\n').Reverse()];
        Find(_find);
        StateHasChanged();
    }

    private void Find(string? text)
    {
        _find = text ?? "";
        _listed = _find.Length == 0 ? _lines : _lines.FindAll(line => line.Contains(_find, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => _timer?.Dispose();
}

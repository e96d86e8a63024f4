using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Health;

/// <summary>How reading went, file by file: what was read, what was skipped and why, what is dead and where.</summary>
public sealed partial class HealthPage : ComponentBase, IDisposable
{
    private IDisposable? _subscription;
    private ImmutableArray<FileHealthRow> _files = [];
    private List<FileHealthRow> _listed = [];
    private NameFilter _filter = NameFilter.Everything;
    private string _pattern = "";
    private string? _filterError;
    private bool _problemsOnly;
    private int _problems;

    [Inject]
    private IHealthReport Report { get; set; } = null!;

    [Inject]
    private IRunList RunList { get; set; } = null!;

    private string Summary => _problems switch
    {
        _ when _files.IsEmpty => "",
        0 => $"{FileCount}, no problems",
        1 => $"{FileCount}, one with problems",
        _ => $"{FileCount}, {Count(_problems)} with problems",
    };

    private string FileCount => _files.Length == 1 ? "1 file" : $"{Count(_files.Length)} files";

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Refresh();
        _subscription = RunList.Subscribe(() => _ = InvokeAsync(() =>
        {
            Refresh();
            StateHasChanged();
        }));
    }

    private void Refresh()
    {
        _files = Report.Files;
        _problems = _files.Count(IsProblem);
        List();
    }

    private void SetFilter(string? pattern)
    {
        _pattern = pattern ?? "";
        if (NameFilter.TryCreate(_pattern, out var filter, out _filterError))
        {
            _filter = filter;
        }

        List();
    }

    private void SetProblemsOnly(bool problemsOnly)
    {
        _problemsOnly = problemsOnly;
        List();
    }

    private void List()
    {
        if (_filter.Apply(_files.Where(file => !_problemsOnly || IsProblem(file)), file => $"{file.Run}/{file.File}") is { } listed)
        {
            _listed = listed;
        }
        else
        {
            _filterError = "This pattern takes too long.";
        }
    }

    private static bool IsProblem(FileHealthRow file) => file.IsDead || file.Skipped > 0 || file.Fault is not null;

    private static string ReadText(FileHealthRow file) => file.BytesRead == file.Length
        ? ByteCount.Text(file.Length)
        : ByteCount.Of(file.BytesRead, file.Length);

    private static string ReadTitle(FileHealthRow file) => $"{Count(file.BytesRead)} of {Count(file.Length)} bytes";

    private static string StateClass(FileHealthRow file) => file.IsDead ? "bad" : IsProblem(file) ? "warn" : "good";

    private static string StateText(FileHealthRow file) => (file.IsDead, file.Fault) switch
    {
        (true, var cause) => $"Dead{At(file)}: {cause ?? "unreadable"}",
        (false, { } cause) => $"Skipped{At(file)}: {cause}",
        _ when file.Skipped > 0 => "Records skipped",
        _ when file.BytesRead < file.Length => "Reading",
        _ => "Good",
    };

    private static string StateTitle(FileHealthRow file) => file.IsDead
        ? StateText(file) + "\nEverything before that place is shown; what stands after it cannot be told from noise."
        : StateText(file);

    private static string At(FileHealthRow file) => file.FaultOffset is { } offset ? $" at byte {Count(offset)}" : "";

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public void Dispose() => _subscription?.Dispose();
}

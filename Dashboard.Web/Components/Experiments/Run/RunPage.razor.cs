using System.Globalization;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.Components.Scalars;
using Dashboard.Web.Experiments.Files;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Experiments.Table;
using Dashboard.Web.Media;
using EventFormat.Writing;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Experiments.Run;

/// <summary>The page of one run: what it was made of and by, how it did, what people wrote of it, its code, files and output.</summary>
public sealed partial class RunPage : ComponentBase, IDisposable
{
    private const int MaxPatch = 2 << 20;
    private const int MaxMetrics = 200;

    private RunEntry? _entry;
    private string? _patch;
    private string? _patchOf;
    private IDisposable? _subscription;

    [Inject]
    private ExperimentService Experiments { get; set; } = null!;

    [Inject]
    private MetricSource Metrics { get; set; } = null!;

    [Inject]
    private RunFiles Files { get; set; } = null!;

    /// <summary>The run's name in the log directories.</summary>
    [SupplyParameterFromQuery]
    public string? Name { get; set; }

    private bool HasSystem => _entry is { } entry && Metrics.TagsOf(entry.Row).Any(tag => tag.StartsWith("system", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    protected override void OnInitialized() => _subscription = Experiments.Subscribe(() => _ = InvokeAsync(Refresh));

    /// <inheritdoc />
    protected override void OnParametersSet() => Find();

    private void Refresh()
    {
        var before = _entry;
        Find();
        if (!ReferenceEquals(before, _entry))
        {
            StateHasChanged();
        }
    }

    private void Find()
    {
        _entry = Experiments.Current.Find(Name ?? "");
        var diff = _entry?.Facts.Manifest?.Code is { DiffFile.Length: > 0 } code ? code.DiffFile : null;
        if (diff != _patchOf)
        {
            _patchOf = diff;
            _patch = diff is null ? null : Files.ReadTail(_entry!, diff, MaxPatch)?.Text;
        }
    }

    private static IEnumerable<(string, string)> Facts(RunEntry entry)
    {
        string[] names = ["reason", "started", "ended", "duration", "updated", "group", "job", "host", "device", "command", "path", "points", "restarts"];
        foreach (var name in names)
        {
            var operand = new FieldOperand(RunField.Find(name)!);
            if (operand.Read(entry) is { IsMissing: false } value)
            {
                yield return (operand.Title, operand.Kind == ValueKind.Plain ? value.Text : CellText.Exact(operand, value));
            }
        }

        if (entry.Facts.Manifest?.Host is { } host)
        {
            yield return ("System", $"{host.System}, {host.Processors} processors");
            yield return ("Runtime", host.Runtime);
        }

        foreach (var restart in entry.Row.Restarts)
        {
            yield return ("Restart", string.Create(CultureInfo.InvariantCulture, $"from step {restart.Step}"));
        }
    }

    private static MarkupString? Note(RunEntry entry)
    {
        var text = entry.Marks.Note is { Length: > 0 } note ? note : entry.Facts.Manifest?.Notes ?? "";
        return text.Length == 0 ? null : new MarkupString(MarkdownHtml.Of(text) ?? System.Net.WebUtility.HtmlEncode(text));
    }

    private List<(string Name, string Last, string Min, string Max)> Results(RunEntry entry) =>
    [
        .. entry.Facts.Summary.Select(result => (result.Key, result.Value.ShortText, "", "")),
        .. Metrics.TagsOf(entry.Row).Take(MaxMetrics).Select(tag => (tag, Of(entry, Aggregate.Last, tag), Of(entry, Aggregate.Min, tag), Of(entry, Aggregate.Max, tag))),
    ];

    private static string Of(RunEntry entry, Aggregate aggregate, string tag) => entry.Metric(new MetricOperand(aggregate, tag)) is { IsMissing: false } value ? value.ShortText : "–";

    private string ChartsOf(string tags) => "charts" + ScalarViewUrl.Instance.Print(ScalarView.Default with { Runs = RunSelection.Only(_entry!.Row.Name), TagFilter = tags });

    private static string FileLink(RunEntry entry, string path) => $"api/v1/runs/{entry.Key}/files?path={Uri.EscapeDataString(path)}";

    private static string Start(string hash) => hash.Length > 12 ? hash[..12] : hash;

    // Hosts that show a commit under /commit/: everyone but the exotic.
    private static string? CommitLink(RunCode code)
    {
        var origin = code.Origin.EndsWith(".git", StringComparison.Ordinal) ? code.Origin[..^4] : code.Origin;
        if (origin.StartsWith("git@", StringComparison.Ordinal) && origin.IndexOf(':', StringComparison.Ordinal) is > 4 and var colon)
        {
            origin = $"https://{origin[4..colon]}/{origin[(colon + 1)..]}";
        }

        return Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && code.Version.All(char.IsAsciiHexDigit)
            ? $"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/commit/{code.Version}"
            : null;
    }

    public void Dispose() => _subscription?.Dispose();
}

using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Web.HParams;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.HParams;

/// <summary>Which hyperparameters tell most about a metric; computed in the background whenever the trials changed.</summary>
public sealed partial class ImportancePanel : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private ImmutableArray<ParameterImportance> _rows = [];
    private TrialListing? _asked;
    private string? _askedTarget;
    private int _trials;
    private bool _isComputing;

    [Parameter, EditorRequired]
    public TrialListing Listing { get; set; } = TrialListing.Empty;

    [Parameter, EditorRequired]
    public HParamsView View { get; set; } = HParamsView.Default;

    private TrialColumn? Target => Listing.ColourOf(View);

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() =>
        Target is { } target && !_isComputing && !IsAsked(target) ? ComputeAsync() : Task.CompletedTask;

    private bool IsAsked(TrialColumn target) => _askedTarget == target.Key && _asked is { } asked
        && asked.Columns.SequenceEqual(Listing.Columns) && asked.Kept.Length == Listing.Kept.Length
        && asked.Kept.Zip(Listing.Kept).All(pair => pair.First.Values.SequenceEqual(pair.Second.Values));

    // One fit at a time: what came meanwhile is looked at when it ends.
    private async Task ComputeAsync()
    {
        _isComputing = true;
        while (Target is { } target && !IsAsked(target) && !_closed.IsCancellationRequested)
        {
            (_asked, _askedTarget) = (Listing, target.Key);
            var (kept, at) = (Listing.Kept, Listing.Columns.IndexOf(target));
            var hparams = Enumerable.Range(0, Listing.Columns.Length).Where(index => !Listing.Columns[index].IsMetric).ToList();
            ImmutableArray<TrialColumn> columns = [.. hparams.Select(index => Listing.Columns[index])];
            var computed = await Task.Run(() => ParameterImportance.Compute(
                columns,
                [.. kept.Select(row => hparams.Select(index => row.Values[index]).ToImmutableArray())],
                [.. kept.Select(row => row.Values[at].IsNumber ? row.Values[at].Number : double.NaN)]));
            (_rows, _trials) = (computed, kept.Length);
        }

        _isComputing = false;
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }
}

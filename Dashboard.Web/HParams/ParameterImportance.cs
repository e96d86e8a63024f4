using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Dashboard.Web.HParams;

/// <summary>How much each hyperparameter says about a metric.</summary>
/// <param name="Column">The hyperparameter.</param>
/// <param name="Importance">Its share, 0 to 1, of the error that a random forest's splits take away; the shares of all hyperparameters add up to 1 unless none says anything.</param>
/// <param name="Correlation">Pearson's, −1 to 1, over the trials that have both numbers; NaN for texts, or when either does not vary.</param>
/// <remarks>
/// The forest is ML.NET's FastForest regression of 100 trees over every trial whose metric is finite. Numbers stand as they are, truth values as
/// 0 and 1, each text as an indicator of its own; a missing value is an indicator, too. The same trials give the same answer.
/// </remarks>
internal sealed record ParameterImportance(TrialColumn Column, double Importance, double Correlation)
{
    /// <summary>Fewer trials than this say nothing.</summary>
    public const int FewestTrials = 5;

    private const int Trees = 100;
    private const int MostTexts = 32;

    /// <summary>Fits the forest; the most important first. Empty when there are too few trials. Takes up to seconds: not for a circuit's thread.</summary>
    /// <param name="columns">The hyperparameters.</param>
    /// <param name="trials">For each trial, the value of each column.</param>
    /// <param name="metric">The metric of each trial.</param>
    /// <param name="cancel">Is looked at before the fit.</param>
    public static ImmutableArray<ParameterImportance> Compute(
        ImmutableArray<TrialColumn> columns, IReadOnlyList<ImmutableArray<TrialValue>> trials, IReadOnlyList<double> metric, CancellationToken cancel = default)
    {
        var used = Enumerable.Range(0, trials.Count).Where(trial => double.IsFinite(metric[trial])).ToList();
        if (used.Count < FewestTrials || columns.IsEmpty)
        {
            return [];
        }

        var features = columns.SelectMany((_, column) => Features(used.Select(trial => trials[trial][column]).ToList(), column)).ToList();
        cancel.ThrowIfCancellationRequested();
        var gains = features.Count > 0 ? Gains(features, [.. used.Select(trial => metric[trial])]) : [];
        var total = gains.Sum();
        return
        [
            .. columns
                .Select((column, index) => new ParameterImportance(
                    column,
                    total > 0 ? features.Select((feature, at) => feature.Column == index ? gains[at] : 0).Sum() / total : 0,
                    CorrelationOf(used.Select(trial => (trials[trial][index], metric[trial])))))
                .OrderByDescending(row => row.Importance),
        ];
    }

    private static double[] Gains(List<Feature> features, double[] metric)
    {
        var ml = new MLContext(seed: 1);
        var rows = Enumerable.Range(0, metric.Length).Select(row => new Example
        {
            Label = (float)metric[row],
            Features = [.. features.Select(feature => feature.Values[row])],
        });
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Count);
        var data = ml.Data.LoadFromEnumerable(rows, schema);
        var forest = ml.Regression.Trainers.FastForest(new FastForestRegressionTrainer.Options
        {
            NumberOfTrees = Trees,
            NumberOfLeaves = 20,
            MinimumExampleCountPerLeaf = 2,
            FeatureFraction = 0.7,
            NumberOfThreads = 1,
            Seed = 1,
        });
        VBuffer<float> weights = default;
        forest.Fit(data).Model.GetFeatureWeights(ref weights);
        return [.. weights.DenseValues().Select(gain => double.IsFinite(gain) ? Math.Max(gain, 0f) : 0)];
    }

    private static IEnumerable<Feature> Features(List<TrialValue> values, int column)
    {
        if (values.Exists(value => value.IsNumber || value.IsFlag))
        {
            yield return new Feature(column, [.. values.Select(value => double.IsFinite(value.Number) ? (float)Math.Clamp(value.Number, float.MinValue, float.MaxValue) : 0)]);
        }

        // The commonest texts; hundreds of different ones are names, and say nothing of another trial.
        var texts = values.Where(value => !value.IsNumber && !value.IsFlag).GroupBy(value => value.Text, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Take(MostTexts);
        foreach (var text in texts)
        {
            yield return new Feature(column, [.. values.Select(value => !value.IsNumber && !value.IsFlag && value.Text == text.Key ? 1f : 0f)]);
        }
    }

    private static double CorrelationOf(IEnumerable<(TrialValue X, double Y)> pairs)
    {
        var known = pairs.Where(pair => (pair.X.IsNumber || pair.X.IsFlag) && double.IsFinite(pair.X.Number)).Select(pair => (X: pair.X.Number, pair.Y)).ToList();
        if (known.Count < 2)
        {
            return double.NaN;
        }

        var (x, y) = (known.Average(pair => pair.X), known.Average(pair => pair.Y));
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        foreach (var pair in known)
        {
            xx += (pair.X - x) * (pair.X - x);
            yy += (pair.Y - y) * (pair.Y - y);
            xy += (pair.X - x) * (pair.Y - y);
        }

        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1) : double.NaN;
    }

    private sealed record Feature(int Column, float[] Values);

    private sealed class Example
    {
        public float Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}

using System.Collections.Immutable;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Tests.HParams;

public sealed class ParameterImportanceTests
{
    private static readonly ImmutableArray<TrialColumn> Columns =
    [
        new("h.lr", "lr", "", false, true), new("h.noise", "noise", "", false, true), new("h.optimizer", "optimizer", "", false, true), new("h.same", "same", "", false, true),
    ];

    [Fact]
    public void Compute_MetricMadeOfTwoParameters_FindsThemAndTheirDirection()
    {
        var (trials, metric) = Some(200);

        var rows = ParameterImportance.Compute(Columns, trials, metric, TestContext.Current.CancellationToken);

        Assert.Equal(["lr", "optimizer"], rows.Take(2).Select(row => row.Column.Title).Order());
        Assert.Equal(1, rows.Sum(row => row.Importance), 6);
        Assert.InRange(rows.Single(row => row.Column.Title == "noise").Importance, 0, rows[1].Importance / 2);
        Assert.Equal(0, rows.Single(row => row.Column.Title == "same").Importance);
        Assert.True(rows.Single(row => row.Column.Title == "lr").Correlation < -0.5);
        Assert.Equal(double.NaN, rows.Single(row => row.Column.Title == "optimizer").Correlation);
        Assert.Equal(double.NaN, rows.Single(row => row.Column.Title == "same").Correlation);
    }

    [Fact]
    public void Compute_Twice_IsTheSame()
    {
        var (trials, metric) = Some(60);

        Assert.Equal(ParameterImportance.Compute(Columns, trials, metric, TestContext.Current.CancellationToken).Select(row => row.Importance), ParameterImportance.Compute(Columns, trials, metric, TestContext.Current.CancellationToken).Select(row => row.Importance));
    }

    [Fact]
    public void Compute_TooFewFiniteTrials_SaysNothing()
    {
        var (trials, metric) = Some(10);
        metric.AsSpan(4).Fill(double.NaN);

        Assert.Empty(ParameterImportance.Compute(Columns, trials, metric, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Compute_HugeAndMissingValues_StaysFinite()
    {
        ImmutableArray<TrialValue>[] trials = [.. Enumerable.Range(0, 20).Select(i => ImmutableArray.Create(
            TrialValue.Of(i % 2 == 0 ? 1e300 : double.NaN), TrialValue.Missing, i % 3 == 0 ? TrialValue.Of("x") : TrialValue.Missing, TrialValue.Of(i % 2 == 0)))];

        var rows = ParameterImportance.Compute(Columns, trials, [.. Enumerable.Range(0, 20).Select(i => i % 2 * 1e30)], TestContext.Current.CancellationToken);

        Assert.Equal(4, rows.Length);
        Assert.All(rows, row => Assert.InRange(row.Importance, 0, 1));
    }

    private static (ImmutableArray<TrialValue>[] Trials, double[] Metric) Some(int count)
    {
        var random = new Random(7);
        var trials = new ImmutableArray<TrialValue>[count];
        var metric = new double[count];
        for (var i = 0; i < count; i++)
        {
            var (rate, noise, isAdam) = (random.NextDouble(), random.NextDouble(), random.Next(2) == 0);
            trials[i] = [TrialValue.Of(rate), TrialValue.Of(noise), TrialValue.Of(isAdam ? "adam" : "sgd"), TrialValue.Of(3)];
            metric[i] = (isAdam ? 1 : 0) - (2 * rate);
        }

        return (trials, metric);
    }
}

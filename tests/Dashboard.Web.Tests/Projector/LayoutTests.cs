using Dashboard.Web.Projector;
using Dashboard.Web.Projector.Projections;

namespace Dashboard.Web.Tests.Projector;

public sealed class LayoutTests
{
    [Fact]
    public void TSne_Digits_KeepsNeighbourhoodsAndSeparatesTheDigits()
    {
        var layout = TSne.Fit(Digits.Points, new TSneOptions { Iterations = 400, Seed = 1 }, SomePoints.Work);
        Assert.InRange(Trustworthiness.Of(Digits.Points, layout, SomePoints.Work), 0.97, 1);
        Assert.InRange(Agreement(layout), 0.95, 1);
    }

    [Fact]
    public void Umap_Digits_KeepsNeighbourhoodsAndSeparatesTheDigits()
    {
        var layout = Umap.Fit(Digits.Points, new UmapOptions { Epochs = 200, Seed = 1 }, SomePoints.Work);
        Assert.InRange(Trustworthiness.Of(Digits.Points, layout, SomePoints.Work), 0.96, 1);
        Assert.InRange(Agreement(layout), 0.93, 1);
    }

    [Fact]
    public void Trustworthiness_OfTheFirstTwoComponentsOfTheDigits_IsModest()
    {
        // Two of 64 dimensions cannot hold the digits apart: the measure must say so.
        var layout = PrincipalComponents.Fit(Digits.Points, 2, SomePoints.Work);
        Assert.InRange(Trustworthiness.Of(Digits.Points, layout, SomePoints.Work), 0.80, 0.86);
    }

    [Fact]
    public void Trustworthiness_AllDimensionsKept_IsOne()
    {
        var points = SomePoints.Clouds(200, 3, 4);
        Assert.Equal(1, Trustworthiness.Of(points, new Layout(3, points.Values, []), SomePoints.Work));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void SpaceTree_ManyPoints_RepelNearlyAsAllPairsDo(int dimensions)
    {
        var places = SomePoints.Clouds(800, dimensions, 6, seed: 3).Values;
        places.AsSpan(0, dimensions).CopyTo(places.AsSpan(dimensions)); // Two equal points share a leaf.
        var tree = new SpaceTree(dimensions, 800);
        tree.Build(places);
        var force = new float[dimensions];
        for (var point = 0; point < 800; point += 37)
        {
            var sum = tree.Repel(point, force);
            var (exactSum, exact) = AllPairs(places, point, dimensions);
            Assert.Equal(exactSum, sum, exactSum * 0.02);
            var error = exact.Zip(force, (a, b) => (a - b) * (a - b)).Sum();
            Assert.True(Math.Sqrt(error) <= 0.06 * Math.Max(1, Math.Sqrt(exact.Sum(a => a * a))), $"point {point}: {Math.Sqrt(error)}");
        }
    }

    [Theory]
    [InlineData(0.0, 1.93, 0.79)]
    [InlineData(0.1, 1.577, 0.895)]
    [InlineData(0.5, 0.583, 1.334)]
    public void UmapCurve_MinDistance_HasTheKnownConstants(double minDistance, double a, double b)
    {
        var curve = UmapCurve.Fit(minDistance);
        Assert.Equal(a, curve.A, 0.01);
        Assert.Equal(b, curve.B, 0.01);
    }

    [Theory]
    [InlineData("tsne")]
    [InlineData("umap")]
    public void Fit_SameSeed_SameLayoutOnAnyNumberOfCores(string method)
    {
        var points = SomePoints.Clouds(150, 8, 3);
        var alone = Fit(method, points, 5, new ProjectionWork(CancellationToken.None, 1));
        Assert.Equal(alone.Coordinates, Fit(method, points, 5, new ProjectionWork(CancellationToken.None, 4)).Coordinates);
        Assert.NotEqual(alone.Coordinates, Fit(method, points, 6, SomePoints.Work).Coordinates);
    }

    [Theory]
    [InlineData("tsne", 1)]
    [InlineData("tsne", 3)]
    [InlineData("umap", 2)]
    [InlineData("umap", 3)]
    public void Fit_FewOrEqualPoints_StaysFinite(string method, int count)
    {
        Assert.All(Fit(method, SomePoints.Clouds(Math.Max(2, count), 4, 1), 1, SomePoints.Work).Coordinates, value => Assert.True(float.IsFinite(value)));
        Assert.All(Fit(method, new PointMatrix(new float[4 * 20], 20, 4), 1, SomePoints.Work).Coordinates, value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [InlineData("tsne")]
    [InlineData("umap")]
    public void Fit_Cancelled_StopsWithinAnIteration(string method)
    {
        using var cancel = new CancellationTokenSource();
        var moves = 0;
        var work = new ProjectionWork(cancel.Token)
        {
            Moved = (iteration, _, _) =>
            {
                moves++;
                if (iteration == 3)
                {
                    cancel.Cancel();
                }
            },
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Fit(method, SomePoints.Clouds(100, 5, 2), 1, work));
        Assert.Equal(3, moves);
    }

    private static Layout Fit(string method, PointMatrix points, ulong seed, ProjectionWork work) => method == "tsne"
        ? TSne.Fit(points, new TSneOptions { Seed = seed, Iterations = 60, Perplexity = 10, Dimensions = 3 }, work)
        : Umap.Fit(points, new UmapOptions { Seed = seed, Epochs = 50, Dimensions = 3 }, work);

    /// <summary>How often a point's nearest drawn neighbour is the same digit.</summary>
    private static double Agreement(Layout layout)
    {
        var drawn = new PointMatrix(layout.Coordinates, layout.Count, layout.Dimensions);
        var nearest = Dashboard.Web.Projector.Neighbours.ExactNeighbours.Find(drawn, 1, SomePoints.Work);
        return Enumerable.Range(0, layout.Count).Average(point => Digits.Labels[nearest.Points[point]] == Digits.Labels[point] ? 1.0 : 0);
    }

    private static (double Sum, double[] Force) AllPairs(float[] places, int point, int dimensions)
    {
        var (sum, force) = (0.0, new double[dimensions]);
        for (var other = 0; other < places.Length / dimensions; other++)
        {
            if (other == point)
            {
                continue;
            }

            var differences = Enumerable.Range(0, dimensions).Select(i => (double)places[(point * dimensions) + i] - places[(other * dimensions) + i]).ToArray();
            var q = 1 / (1 + differences.Sum(d => d * d));
            sum += q;
            for (var i = 0; i < dimensions; i++)
            {
                force[i] += q * q * differences[i];
            }
        }

        return (sum, force);
    }
}

using CsCheck;
using Dashboard.Web.Projector;
using Dashboard.Web.Projector.Projections;

namespace Dashboard.Web.Tests.Projector;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void Fit_PointsOnALine_FindsItsDirectionAndNothingElse()
    {
        // Three points along (3, 4, 0) / 5, around (1, 1, 1).
        var points = new PointMatrix([1, 1, 1, 4, 5, 1, -2, -3, 1], 3, 3);
        var layout = PrincipalComponents.Fit(points, 2, SomePoints.Work);
        Assert.Equal([0, 0, 5, 0, -5, 0], layout.Coordinates.Select(x => Math.Round(x, 5) + 0.0), Approximately(1e-5));
        Assert.Equal([1, 0], layout.Shares, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Fit_FourPointsOfAnEllipse_HasTheSharesCalculatedByHand()
    {
        // ±3 along x, ±1 along y: variances 18 and 2 of 20.
        var layout = PrincipalComponents.Fit(new PointMatrix([3, 0, -3, 0, 0, 1, 0, -1], 4, 2), 2, SomePoints.Work);
        Assert.Equal([0.9f, 0.1f], layout.Shares, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([3, -3, 0, 0], new[] { 0, 2, 4, 6 }.Select(i => (double)layout.Coordinates[i]), Approximately(1e-6));
    }

    [Fact]
    public void Fit_Digits_HasTheKnownShares()
    {
        // explained_variance_ratio_ of scikit-learn's PCA on the same 1,797 digits.
        double[] known = [0.14890594, 0.13618771, 0.11794594, 0.08409979, 0.05782415];
        var layout = PrincipalComponents.Fit(Digits.Points, 5, SomePoints.Work);
        Assert.Equal(known, layout.Shares.Select(share => (double)share), Approximately(1e-6));
    }

    [Theory]
    [InlineData(40, 7)]
    [InlineData(7, 40)]
    [InlineData(2, 3)]
    [InlineData(1, 3)]
    [InlineData(5, 1)]
    public void Fit_AllComponents_KeepEveryDistance(int count, int dimensions)
    {
        var points = SomePoints.Clouds(count, dimensions, 2);
        var layout = PrincipalComponents.Fit(points, Math.Min(count, dimensions), SomePoints.Work);
        var drawn = new PointMatrix(layout.Coordinates, layout.Count, layout.Dimensions);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.Equal(VectorMath.SquaredDistance(points[i], points[j]), VectorMath.SquaredDistance(drawn[i], drawn[j]), 2e-2f);
            }
        }
    }

    [Fact]
    public void Fit_AnyPoints_SharesDescendAndAreTheVarianceAlongEachAxis() =>
        Gen.Select(Gen.Int[2, 30], Gen.Int[1, 12], Gen.ULong).Sample(
            (count, dimensions, seed) =>
            {
                var points = SomePoints.Clouds(count, dimensions, 3, seed);
                var layout = PrincipalComponents.Fit(points, 4, SomePoints.Work);
                var total = Variance(points.Values, dimensions).Sum();
                var along = Variance(layout.Coordinates, layout.Dimensions);
                for (var axis = 0; axis < layout.Dimensions; axis++)
                {
                    Assert.Equal(along[axis] / total, layout.Shares[axis], 1e-4);
                    Assert.True(axis == 0 || layout.Shares[axis] <= layout.Shares[axis - 1] + 1e-6);
                }
            },
            iter: 50);

    [Fact]
    public void Fit_MoreDimensionsThanAreDecomposed_AgreesWithTheWholeSpectrum()
    {
        // 1,100 dimensions and as many points take the iterative way; a rotation-free embedding of 20 dimensions has the same answer.
        const int Size = PrincipalComponents.DenseSize + 76;
        var small = SomePoints.Clouds(Size, 20, 4);
        var wide = new float[Size * Size];
        for (var point = 0; point < Size; point++)
        {
            small[point].CopyTo(wide.AsSpan((point * Size) + 500));
        }

        var expected = PrincipalComponents.Fit(small, 5, SomePoints.Work);
        var actual = PrincipalComponents.Fit(new PointMatrix(wide, Size, Size), 5, SomePoints.Work);
        Assert.Equal(expected.Shares, actual.Shares, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(expected.Coordinates, actual.Coordinates, (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void Fit_EqualPoints_AreAllAtTheOrigin()
    {
        var layout = PrincipalComponents.Fit(new PointMatrix([2, 2, 2, 2, 2, 2], 3, 2), 2, SomePoints.Work);
        Assert.All(layout.Coordinates, coordinate => Assert.Equal(0, coordinate, 1e-6));
        Assert.All(layout.Shares, share => Assert.Equal(0, share));
    }

    private static double[] Variance(float[] values, int dimensions) =>
        [.. Enumerable.Range(0, dimensions).Select(axis =>
        {
            var column = values.Where((_, i) => i % dimensions == axis).Select(value => (double)value).ToArray();
            return column.Sum(value => Math.Pow(value - column.Average(), 2));
        })];

    private static Func<double, double, bool> Approximately(double tolerance) => (a, b) => Math.Abs(a - b) <= tolerance;
}

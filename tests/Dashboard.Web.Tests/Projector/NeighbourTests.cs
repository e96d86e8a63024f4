using Dashboard.Web.Projector;
using Dashboard.Web.Projector.Neighbours;

namespace Dashboard.Web.Tests.Projector;

public sealed class NeighbourTests
{
    [Fact]
    public void Exact_PointsOfALine_AreThoseBesideIt()
    {
        var table = ExactNeighbours.Find(new PointMatrix([0, 1, 3, 7], 4, 1), 2, SomePoints.Work);
        Assert.Equal([1, 2, 0, 2, 1, 0, 2, 1], table.Points);
        Assert.Equal([1, 3, 1, 2, 2, 3, 4, 6], table.Distances);
    }

    [Fact]
    public void Exact_ManyPoints_EqualsSortingAllDistances()
    {
        var points = SomePoints.Clouds(300, 9, 3);
        var table = ExactNeighbours.Find(points, 7, SomePoints.Work);
        for (var point = 0; point < points.Count; point++)
        {
            Assert.Equal(NearestPoints.Find(points, point, 7, isCosine: false).Select(near => near.Point), table.PointsOf(point).ToArray());
        }
    }

    [Theory]
    [InlineData(14)]
    [InlineData(45)]
    public void Descent_Digits_FindsNearlyAllNeighbours(int width) => Assert.InRange(Recall(Digits.Points, width), 0.97, 1);

    [Fact]
    public void Descent_CloudsOfManyDimensions_FindsNearlyAllNeighbours() =>
        Assert.InRange(Recall(SomePoints.Clouds(5000, 50, 20), 15), 0.95, 1);

    [Fact]
    public void Descent_EqualPoints_HasAFullTableAndEnds()
    {
        var table = NeighbourDescent.Find(new PointMatrix(new float[500 * 3], 500, 3), 10, 1, SomePoints.Work);
        Assert.All(Enumerable.Range(0, 500), point => Assert.Equal(10, table.PointsOf(point).ToArray().Where(other => other != point && other >= 0).Distinct().Count()));
    }

    [Fact]
    public void Descent_OneCoreOrSeveral_FindsTheSame()
    {
        var points = SomePoints.Clouds(1500, 12, 5);
        var alone = NeighbourDescent.Find(points, 12, 7, new ProjectionWork(CancellationToken.None, 1));
        var together = NeighbourDescent.Find(points, 12, 7, new ProjectionWork(CancellationToken.None, 4));
        Assert.Equal(alone.Points, together.Points);
        Assert.Equal(alone.Distances, together.Distances);
    }

    [Fact]
    public void Nearest_CosineAndEuclidean_DifferAsTheyShould()
    {
        // Of (1, 0): (10, 1) has nearly its direction, (0, 1) is nearer.
        var points = new PointMatrix([1, 0, 10, 1, 0, 1, 0, 0], 4, 2);
        Assert.Equal([1, 2, 3], NearestPoints.Find(points, 0, 5, isCosine: true).Select(near => near.Point));
        Assert.Equal([3, 2, 1], NearestPoints.Find(points, 0, 5, isCosine: false).Select(near => near.Point));
        Assert.Equal([1f, 1f], NearestPoints.Find(points, 0, 5, isCosine: true).Skip(1).Select(near => near.Distance));
        Assert.Equal([2], NearestPoints.Find(points, 0, 5, isCosine: false, among: [0, 2]).Select(near => near.Point));
    }

    private static double Recall(PointMatrix points, int width)
    {
        var exact = ExactNeighbours.Find(points, width, SomePoints.Work);
        var found = NeighbourDescent.Find(points, width, 1, SomePoints.Work);
        var hits = Enumerable.Range(0, points.Count).Sum(point => exact.PointsOf(point).ToArray().Intersect(found.PointsOf(point).ToArray()).Count());
        return (double)hits / exact.Points.Length;
    }
}

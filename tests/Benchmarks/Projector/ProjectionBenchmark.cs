using System.Diagnostics;
using Benchmarks.Reporting;
using Dashboard.Web.Projector;
using Dashboard.Web.Projector.Neighbours;
using Dashboard.Web.Projector.Projections;

namespace Benchmarks.Projector;

/// <summary>100,000 points of 50 dimensions in 40 clouds: every method whole, on every core but one, as the server does it.</summary>
internal sealed class ProjectionBenchmark : IBenchmark
{
    private const int Count = 100_000;
    private const int Dimensions = 50;

    public string Name => "projection";

    public Task RunAsync(Report report)
    {
        var cores = Math.Max(1, Environment.ProcessorCount - 1);
        report.Heading($"Projections of {Count:N0} points of {Dimensions} dimensions, {cores} core(s)");
        var points = Clouds();
        var work = new ProjectionWork(CancellationToken.None, cores);
        report.Note("reference: 100 M squared distances of 50 dimensions, one core", Seconds(() => Distances(points)), "s");
        report.AtMost("principal components (10)", Seconds(() => PrincipalComponents.Fit(points, 10, work)), 3, "s");

        NeighbourTable? found = null;
        report.AtMost("15 neighbours of each", Seconds(() => found = NeighbourTable.Find(points, 15, 1, work)), 60, "s");
        report.AtLeast("… of them right, of 200 points looked at", Recall(points, found!), 0.9, "");

        Layout? layout = null;
        report.AtMost("UMAP, 2-D, 200 epochs", Seconds(() => layout = Umap.Fit(points, new UmapOptions { Seed = 1 }, work)), 240, "s");
        report.AtLeast("… trustworthiness", Trustworthiness.Of(points, layout!, work), 0.8, "");

        var (iterations, total) = (0, Stopwatch.StartNew());
        var firstAt = 0.0;
        var moving = new ProjectionWork(CancellationToken.None, cores)
        {
            Moved = (iteration, _, _) =>
            {
                iterations = iteration;
                firstAt = iteration == 1 ? total.Elapsed.TotalSeconds : firstAt;
            },
        };
        layout = TSne.Fit(points, new TSneOptions { Seed = 1, Iterations = 300 }, moving);
        report.AtMost("t-SNE, 2-D: until it moves", firstAt, 240, "s");
        report.AtMost("… each iteration", (total.Elapsed.TotalSeconds - firstAt) / (iterations - 1) * 1000, 2000, "ms");
        report.AtLeast("… trustworthiness after 300", Trustworthiness.Of(points, layout, work), 0.8, "");
        return Task.CompletedTask;
    }

    private static PointMatrix Clouds()
    {
        var random = new SeededRandom(1);
        var centres = new double[40 * Dimensions];
        for (var i = 0; i < centres.Length; i++)
        {
            centres[i] = 3 * random.NextNormal();
        }

        var values = new float[Count * Dimensions];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(centres[(i / Dimensions % 40 * Dimensions) + (i % Dimensions)] + random.NextNormal());
        }

        return new PointMatrix(values, Count, Dimensions);
    }

    private static float Distances(PointMatrix points)
    {
        var sum = 0f;
        for (var one = 0; one < 1000; one++)
        {
            for (var other = 0; other < Count; other++)
            {
                sum += VectorMath.SquaredDistance(points[one], points[other]);
            }
        }

        return sum;
    }

    private static double Recall(PointMatrix points, NeighbourTable found)
    {
        var hits = 0;
        for (var point = 0; point < Count; point += Count / 200)
        {
            var exact = NearestPoints.Find(points, point, found.Width, isCosine: false).Select(near => near.Point);
            hits += exact.Intersect(found.PointsOf(point).ToArray()).Count();
        }

        return hits / (200.0 * found.Width);
    }

    private static double Seconds<T>(Func<T> action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }
}

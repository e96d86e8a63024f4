namespace Dashboard.Web.Series;

/// <summary>Answers queries in which the values of another series are the x axis, joined exactly by step.</summary>
internal static class SeriesJoin
{
    /// <summary>
    /// The points that draw <paramref name="series"/> over <paramref name="other"/>. Lines go from step to step, whichever way x goes;
    /// when there are more points than the picture can show, stretches of consecutive ones keep their ends and extremes.
    /// </summary>
    public static SeriesColumns QueryOver(this SeriesSnapshot series, SeriesSnapshot other, SeriesQuery query)
    {
        var joined = new JoinedPoints(series, other, query);
        int columns = Math.Clamp(query.Columns, 1, SeriesQuery.MaxColumns);
        long count = 0;
        joined.Walk(_ => count++);
        (List<Joined> points, List<uint> weights) = count <= 4L * columns ? All(joined) : Reduced(joined, count, columns);

        int[] at = [.. points.Select(point => point.At)];
        SmoothedPieces? smoothed = query.Smoothing.IsNone ? null : series.Smoothing.Smooth(series.Valid, query.Smoothing);
        var read = new PointColumns(at.Length, smoothed is not null);
        bool isSingle = read.Read(series.Valid, smoothed, at);
        return new SeriesColumns
        {
            Steps = read.Steps,
            Walls = read.Walls,
            Values = read.Values,
            Smoothed = read.Smoothed,
            Weights = weights.Exists(weight => weight > 0) ? [.. weights] : null,
            X = [.. points.Select(point => point.X)],
            IsSingle = isSingle,
            IsReduced = count > points.Count,
            Total = series.ValidCount,
            Generation = series.Generation,
            SeriesStart = series.SeriesStart,
            RunStart = series.RunStart,
            Superseded = series.Count - series.ValidCount,
            NonFinite = series.NonFiniteCount,
            Unpaired = joined.Unpaired,
        };
    }

    private static (List<Joined> Points, List<uint> Weights) All(JoinedPoints joined)
    {
        var points = new List<Joined>();
        joined.Walk(points.Add);
        return (points, points.ConvertAll(point => double.IsFinite(point.Y) ? 0u : 1u));
    }

    private static (List<Joined> Points, List<uint> Weights) Reduced(JoinedPoints joined, long count, int columns)
    {
        (var points, var weights, var bucket) = (new List<Joined>(6 * columns), new List<uint>(6 * columns), new JoinedBucket());
        (long index, long filling) = (0, 0);
        joined.Walk(point =>
        {
            long place = index++ * columns / count;
            if (place != filling)
            {
                filling = place;
                bucket.MoveTo(points, weights);
            }

            bucket.Add(point);
        });
        bucket.MoveTo(points, weights);
        return (points, weights);
    }
}

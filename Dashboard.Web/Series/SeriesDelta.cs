namespace Dashboard.Web.Series;

/// <summary>Answers "what is new since".</summary>
internal static class SeriesDelta
{
    /// <summary>More new points than this are better asked for at the resolution of a chart.</summary>
    public const int MaxPoints = 400;

    /// <summary>The valid points from index <paramref name="from"/> on, smoothed as the whole series would be; null if there are none.</summary>
    /// <param name="snapshot">The series now.</param>
    /// <param name="generation">Generation of what the reader has; if it is another one, the reply says to query again.</param>
    /// <param name="from">How many valid points the reader knows of.</param>
    /// <param name="smoothing">Smoothing weight, 0 for none.</param>
    public static SeriesColumns? Delta(this SeriesSnapshot snapshot, uint generation, long from, double smoothing)
    {
        bool isContinued = generation == snapshot.Generation && from >= 0 && from <= snapshot.ValidCount;
        long fresh = snapshot.ValidCount - from;
        if (isContinued && fresh == 0)
        {
            return null;
        }

        if (!isContinued || fresh > MaxPoints)
        {
            return Reply(snapshot, from, new PointColumns(0, false), false, isRequery: true);
        }

        var points = new int[fresh];
        int left = points.Length;
        for (int i = snapshot.Valid.Count - 1; left > 0; i--)
        {
            PointBlock block = snapshot.Valid[i].Block;
            for (int place = block.Count - 1; place >= 0 && left > 0; place--)
            {
                if ((block.Mask(PointSet.Valid, place >> 6) >> (place & 63) & 1) != 0)
                {
                    points[--left] = (i << 8) | place;
                }
            }
        }

        SmoothedPieces? smoothed = SmoothingFilter.Clamp(smoothing) > 0 ? snapshot.Smoothing.Smooth(snapshot.Valid, smoothing) : null;
        var columns = new PointColumns(points.Length, smoothed is not null);
        return Reply(snapshot, from, columns, columns.Read(snapshot.Valid, smoothed, points), isRequery: false);
    }

    private static SeriesColumns Reply(SeriesSnapshot snapshot, long from, PointColumns columns, bool isSingle, bool isRequery) => new()
    {
        Steps = columns.Steps,
        Walls = columns.Walls,
        Values = columns.Values,
        Smoothed = columns.Smoothed,
        Weights = NonFiniteWeights(columns.Values),
        IsSingle = isSingle,
        IsRequery = isRequery,
        From = from,
        Total = snapshot.ValidCount,
        Generation = snapshot.Generation,
        SeriesStart = snapshot.SeriesStart,
        RunStart = snapshot.RunStart,
        Superseded = snapshot.Count - snapshot.ValidCount,
        NonFinite = snapshot.NonFiniteCount,
    };

    private static uint[]? NonFiniteWeights(double[] values) =>
        Array.TrueForAll(values, double.IsFinite)
            ? null
            : Array.ConvertAll(values, value => double.IsFinite(value) ? 0u : 1u);
}

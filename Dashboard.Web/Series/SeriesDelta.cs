namespace Dashboard.Web.Series;

/// <summary>Answers "what is new since".</summary>
internal static class SeriesDelta
{
    /// <summary>More new points than this are better asked for at the resolution of a chart.</summary>
    public const int MaxPoints = 400;

    /// <summary>Points of a delta with those that are told again; among so many, NaN and infinities included, a window's reach is found or the rest waits for the next query.</summary>
    private const int MaxRetold = 4 * SmoothingRule.MaxReach;

    /// <summary>The valid points from index <paramref name="from"/> on, smoothed as the whole series would be; null if there are none.</summary>
    /// <param name="snapshot">The series now.</param>
    /// <param name="generation">Generation of what the reader has; if it is another one, the reply says to query again.</param>
    /// <param name="from">How many valid points the reader knows of.</param>
    /// <param name="smoothing">How values are smoothed. What looks ahead changes the smoothed values of points already told: these are told again.</param>
    public static SeriesColumns? Delta(this SeriesSnapshot snapshot, uint generation, long from, SmoothingRule smoothing)
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

        int[] points = Last(snapshot.Valid, fresh, smoothing.Reach);
        SmoothedPieces? smoothed = smoothing.IsNone ? null : snapshot.Smoothing.Smooth(snapshot.Valid, smoothing);
        var columns = new PointColumns(points.Length, smoothed is not null);
        bool isSingle = columns.Read(snapshot.Valid, smoothed, points);
        return Reply(snapshot, snapshot.ValidCount - points.Length, columns, isSingle, isRequery: false, isRetold: points.Length > fresh);
    }

    /// <summary>The last <paramref name="fresh"/> points, and before them those up to <paramref name="reach"/> finite ones further back.</summary>
    private static int[] Last(PieceSequence pieces, long fresh, int reach)
    {
        var points = new List<int>((int)fresh + reach);
        int told = 0;
        for (int i = pieces.Count - 1; i >= 0; i--)
        {
            PointBlock block = pieces[i].Block;
            for (int place = block.Count - 1; place >= 0; place--)
            {
                if ((block.Mask(PointSet.Valid, place >> 6) >> (place & 63) & 1) == 0)
                {
                    continue;
                }

                if (points.Count >= fresh && (told == reach || points.Count == MaxRetold))
                {
                    i = 0;
                    break;
                }

                told += points.Count >= fresh && double.IsFinite(block.Value(place)) ? 1 : 0;
                points.Add((i << 8) | place);
            }
        }

        points.Reverse();
        return [.. points];
    }

    private static SeriesColumns Reply(SeriesSnapshot snapshot, long from, PointColumns columns, bool isSingle, bool isRequery, bool isRetold = false) => new()
    {
        Steps = columns.Steps,
        Walls = columns.Walls,
        Values = columns.Values,
        Smoothed = columns.Smoothed,
        Weights = NonFiniteWeights(columns.Values),
        IsSingle = isSingle,
        IsRequery = isRequery,
        IsRetold = isRetold,
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

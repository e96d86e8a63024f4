namespace Dashboard.Web.Series;

/// <summary>Chosen points, read into columns.</summary>
internal sealed class PointColumns(int count, bool isSmoothed)
{
    public long[] Steps { get; } = new long[count];

    public double[] Walls { get; } = new double[count];

    public double[] Values { get; } = new double[count];

    public double[]? Smoothed { get; } = isSmoothed ? new double[count] : null;

    /// <summary>Reads <paramref name="points"/>, each <c>piece &lt;&lt; 8 | place</c>; whether single precision holds every value.</summary>
    public bool Read(PieceSequence pieces, SmoothedPieces? smoothed, ReadOnlySpan<int> points)
    {
        bool isSingle = true;
        for (int i = 0; i < points.Length; i++)
        {
            int piece = points[i] >> 8;
            int place = points[i] & 0xFF;
            PointBlock block = pieces[piece].Block;
            Steps[i] = block.Step(place);
            Walls[i] = block.Wall(place);
            Values[i] = block.Value(place);
            isSingle &= block.IsSingle;
            if (Smoothed is not null)
            {
                Smoothed[i] = smoothed!.At(piece, place);
            }
        }

        return isSingle;
    }
}

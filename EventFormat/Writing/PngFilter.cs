namespace EventFormat.Writing;

/// <summary>PNG's row filters; each writes its number and the residue, and returns the residue's weight.</summary>
internal static class PngFilter
{
    /// <summary>Differences to the pixel on the left.</summary>
    public static long Sub(ReadOnlySpan<byte> row, int channels, Span<byte> line)
    {
        line[0] = 1;
        var residue = line[1..];
        row[..channels].CopyTo(residue);
        return Subtract(row[channels..], row, residue[channels..]) + Weight(residue[..channels]);
    }

    /// <summary>Differences to the pixel above.</summary>
    public static long Up(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> line)
    {
        line[0] = 2;
        return Subtract(row, above, line[1..]);
    }

    private static long Subtract(ReadOnlySpan<byte> from, ReadOnlySpan<byte> what, Span<byte> to)
    {
        var weight = 0L;
        for (var i = 0; i < from.Length; i++)
        {
            var difference = (byte)(from[i] - what[i]);
            to[i] = difference;
            weight += Math.Abs((int)(sbyte)difference);
        }

        return weight;
    }

    private static long Weight(ReadOnlySpan<byte> residue)
    {
        var weight = 0L;
        foreach (var value in residue)
        {
            weight += Math.Abs((int)(sbyte)value);
        }

        return weight;
    }
}

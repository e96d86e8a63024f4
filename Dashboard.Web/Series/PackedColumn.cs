using System.Numerics;
using System.Runtime.CompilerServices;

namespace Dashboard.Web.Series;

/// <summary>Up to 256 integers as a straight line plus bit-packed distances from it, each readable on its own.</summary>
/// <remarks>
/// <c>value[i] = Base + Slope·i + (Fraction·i >> 8) + bits[i]</c>, modulo 2⁶⁴, so that any integers survive. Evenly spaced ones
/// take no bits at all; a jittering clock takes those of its jitter.
/// </remarks>
internal readonly struct PackedColumn
{
    private readonly long _base;
    private readonly long _slope;
    private readonly ushort _start;
    private readonly byte _fraction;
    private readonly byte _width;

    private PackedColumn(long line, long slope, byte fraction, int width, int start)
    {
        (_base, _slope, _fraction, _width, _start) = (line, slope, fraction, (byte)width, (ushort)start);
    }

    /// <summary>Finds the line for <paramref name="values"/>, whose bits shall start at word <paramref name="start"/>.</summary>
    public static PackedColumn Fit(ReadOnlySpan<long> values, int start)
    {
        long first = values[0];
        long gaps = Math.Max(1, values.Length - 1);
        long rise = unchecked(values[^1] - first);
        long slope = rise / gaps;
        long rest = rise % gaps;
        if (rest < 0)
        {
            slope--;
            rest += gaps;
        }

        byte fraction = (byte)(rest * 256 / gaps);
        long low = 0;
        long high = 0;
        long line = first;
        for (int i = 0; i < values.Length; i++)
        {
            long distance = unchecked(values[i] - line - ((long)fraction * i >> 8));
            low = Math.Min(low, distance);
            high = Math.Max(high, distance);
            line = unchecked(line + slope);
        }

        int width = 64 - BitOperations.LeadingZeroCount(unchecked((ulong)(high - low)));
        return new PackedColumn(unchecked(first + low), slope, fraction, width, start);
    }

    /// <summary>Words that <paramref name="count"/> values take.</summary>
    public int WordCount(int count) => ((count * _width) + 63) >> 6;

    /// <summary>Writes the bits of <paramref name="values"/>, the ones this was fitted to.</summary>
    public void Write(ReadOnlySpan<long> values, ulong[] words)
    {
        if (_width == 0)
        {
            return;
        }

        int word = _start;
        int shift = 0;
        for (int i = 0; i < values.Length; i++)
        {
            ulong bits = unchecked((ulong)(values[i] - Line(i)));
            words[word] |= bits << shift;
            shift += _width;
            if (shift >= 64)
            {
                shift -= 64;
                word++;
                if (shift > 0)
                {
                    words[word] |= bits >> (_width - shift);
                }
            }
        }
    }

    /// <summary>The value at <paramref name="index"/>.</summary>
    public long Read(ulong[] words, int index) => _width == 0 ? Line(index) : unchecked(Line(index) + (long)Bits(words, index));

    /// <summary>The first <c>values.Length</c> values.</summary>
    public void Read(ulong[] words, Span<long> values)
    {
        if (_width == 0)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Line(i);
            }

            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = unchecked(Line(i) + (long)Bits(words, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Line(int index) => unchecked(_base + (_slope * index) + ((long)_fraction * index >> 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Bits(ulong[] words, int index)
    {
        int bit = index * _width;
        int word = _start + (bit >> 6);
        int shift = bit & 63;
        ulong bits = words[word] >> shift;
        if (shift + _width > 64)
        {
            bits |= words[word + 1] << (64 - shift);
        }

        return bits & (ulong.MaxValue >> (64 - _width));
    }
}

using System.Numerics;

namespace EventFormat.Writing;

/// <summary>Walks the finite values of a span in blocks of doubles that stay in the processor's cache.</summary>
internal ref struct FiniteBlocks<T>(ReadOnlySpan<T> values, Span<double> buffer)
    where T : unmanaged, INumberBase<T>
{
    public const int BlockLength = 2048;

    private readonly Span<double> _buffer = buffer;
    private ReadOnlySpan<T> _rest = values;

    /// <summary>How many values were NaN or infinite, and left out.</summary>
    public long NonFinite { get; private set; }

    public ReadOnlySpan<double> Current { get; private set; }

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var length = Math.Min(_rest.Length, _buffer.Length);
        Widen(_rest[..length], _buffer);
        _rest = _rest[length..];
        var kept = AreFinite(_buffer[..length]) ? length : KeepFinite(_buffer[..length]);
        NonFinite += length - kept;
        Current = _buffer[..kept];
        return true;
    }

    private static void Widen(ReadOnlySpan<T> from, Span<double> to)
    {
        if (typeof(T) == typeof(float))
        {
            var singles = System.Runtime.InteropServices.MemoryMarshal.Cast<T, float>(from);
            var i = 0;
            for (; i + Vector<float>.Count <= singles.Length; i += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(singles[i..]), out var low, out var high);
                low.CopyTo(to[i..]);
                high.CopyTo(to[(i + Vector<double>.Count)..]);
            }

            for (; i < singles.Length; i++)
            {
                to[i] = singles[i];
            }

            return;
        }

        for (var i = 0; i < from.Length; i++)
        {
            to[i] = double.CreateChecked(from[i]);
        }
    }

    private static bool AreFinite(ReadOnlySpan<double> values)
    {
        // Zero times anything finite is zero; times NaN or an infinity it is NaN.
        var zeros = Vector<double>.Zero;
        var i = 0;
        for (; i + Vector<double>.Count <= values.Length; i += Vector<double>.Count)
        {
            zeros += new Vector<double>(values[i..]) * Vector<double>.Zero;
        }

        var zero = Vector.Sum(zeros);
        for (; i < values.Length; i++)
        {
            zero += values[i] * 0;
        }

        return zero == 0;
    }

    private static int KeepFinite(Span<double> values)
    {
        var kept = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                values[kept++] = value;
            }
        }

        return kept;
    }
}

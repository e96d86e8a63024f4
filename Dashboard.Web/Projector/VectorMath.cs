using System.Numerics;
using System.Runtime.InteropServices;

namespace Dashboard.Web.Projector;

/// <summary>The inner loops of everything here, on as many lanes as the machine has.</summary>
internal static class VectorMath
{
    public static float SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        b = b[..a.Length];
        var va = MemoryMarshal.Cast<float, Vector<float>>(a);
        var vb = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < va.Length; i++)
        {
            var difference = va[i] - vb[i];
            sum += difference * difference;
        }

        var total = Vector.Sum(sum);
        for (var i = va.Length * Vector<float>.Count; i < a.Length; i++)
        {
            var difference = a[i] - b[i];
            total += difference * difference;
        }

        return total;
    }

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        b = b[..a.Length];
        var va = MemoryMarshal.Cast<float, Vector<float>>(a);
        var vb = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < va.Length; i++)
        {
            sum += va[i] * vb[i];
        }

        var total = Vector.Sum(sum);
        for (var i = va.Length * Vector<float>.Count; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        var va = MemoryMarshal.Cast<double, Vector<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sum = Vector<double>.Zero;
        for (var i = 0; i < va.Length; i++)
        {
            sum += va[i] * vb[i];
        }

        var total = Vector.Sum(sum);
        for (var i = va.Length * Vector<double>.Count; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }

    /// <summary>How many values are below a bound.</summary>
    public static int CountBelow(ReadOnlySpan<float> values, float bound)
    {
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(values);
        var counts = Vector<int>.Zero;
        foreach (var lane in lanes)
        {
            counts -= Vector.LessThan(lane, new Vector<float>(bound)); // True is −1.
        }

        var count = Vector.Sum(counts);
        foreach (var value in values[(lanes.Length * Vector<float>.Count)..])
        {
            count += value < bound ? 1 : 0;
        }

        return count;
    }

    /// <summary><paramref name="to"/> += <paramref name="factor"/> × <paramref name="what"/>.</summary>
    public static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> what)
    {
        what = what[..to.Length];
        var vto = MemoryMarshal.Cast<double, Vector<double>>(to);
        var vwhat = MemoryMarshal.Cast<double, Vector<double>>(what);
        for (var i = 0; i < vto.Length; i++)
        {
            vto[i] += factor * vwhat[i];
        }

        for (var i = vto.Length * Vector<double>.Count; i < to.Length; i++)
        {
            to[i] += factor * what[i];
        }
    }

    public static void Scale(Span<float> values, float factor)
    {
        foreach (ref var value in values)
        {
            value *= factor;
        }
    }

    public static void Scale(Span<double> values, double factor)
    {
        foreach (ref var value in values)
        {
            value *= factor;
        }
    }
}

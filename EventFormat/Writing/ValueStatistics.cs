using System.Numerics;

namespace EventFormat.Writing;

/// <summary>Minimum, maximum, sum and sum of squares of finite values, in double precision.</summary>
internal struct ValueStatistics()
{
    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public long Count { get; private set; }

    public double Sum { get; private set; }

    public double SumOfSquares { get; private set; }

    public void Add(ReadOnlySpan<double> values)
    {
        var width = Vector<double>.Count;
        var (sum, squares) = (Vector<double>.Zero, Vector<double>.Zero);
        var (min, max) = (new Vector<double>(Min), new Vector<double>(Max));
        var i = 0;
        for (; i + width <= values.Length; i += width)
        {
            var some = new Vector<double>(values[i..]);
            sum += some;
            squares += some * some;
            min = Vector.Min(min, some);
            max = Vector.Max(max, some);
        }

        Sum += Vector.Sum(sum);
        SumOfSquares += Vector.Sum(squares);
        for (var lane = 0; lane < width; lane++)
        {
            Min = Math.Min(Min, min[lane]);
            Max = Math.Max(Max, max[lane]);
        }

        for (; i < values.Length; i++)
        {
            Sum += values[i];
            SumOfSquares += values[i] * values[i];
            Min = Math.Min(Min, values[i]);
            Max = Math.Max(Max, values[i]);
        }

        Count += values.Length;
    }
}

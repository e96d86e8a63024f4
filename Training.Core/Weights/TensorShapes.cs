namespace Training.Core.Weights;

/// <summary>Arithmetic on shapes that came from a file and may be anything.</summary>
internal static class TensorShapes
{
    internal const int MaxDimensions = 64; // libtorch's own limit

    /// <summary>How many elements a shape has; false when it is no shape at all.</summary>
    public static bool TryCount(IReadOnlyList<long> shape, out long count)
    {
        count = 1;
        var isEmpty = false;
        if (shape.Count > MaxDimensions)
        {
            return false;
        }

        foreach (var size in shape)
        {
            isEmpty |= size == 0;
            if (size < 0 || (size > 0 && count > long.MaxValue / size))
            {
                return false;
            }

            count *= Math.Max(size, 1);
        }

        count = isEmpty ? 0 : count;
        return true;
    }

    /// <summary>Whether every element of a strided view lies among the <paramref name="available"/> elements of its storage.</summary>
    public static bool FitsStorage(IReadOnlyList<long> shape, IReadOnlyList<long> strides, long offset, long available)
    {
        if (offset < 0 || shape.Count != strides.Count || !TryCount(shape, out var count))
        {
            return false;
        }

        if (count == 0)
        {
            return offset <= available && strides.All(stride => stride >= 0);
        }

        UInt128 last = (UInt128)offset;
        for (var i = 0; i < shape.Count; i++)
        {
            if (strides[i] < 0)
            {
                return false;
            }

            last += (UInt128)(shape[i] - 1) * (UInt128)strides[i]; // 64 products of less than 2^126 each cannot overflow past 2^127 unnoticed
            if (last > long.MaxValue)
            {
                return false;
            }
        }

        return last < (UInt128)available;
    }
}

using System.Buffers.Binary;
using EventFormat.Events;

namespace EventFormat.Summaries;

/// <summary>Reads the number of a scalar value.</summary>
public static class ScalarValue
{
    /// <summary>Reads a simple value, or a rank 0 float tensor.</summary>
    public static bool TryRead(in ValueWire value, out double scalar, out bool isSingle)
    {
        isSingle = true;
        scalar = value.SimpleValue;
        if (value.Field == ValueField.SimpleValue)
        {
            return true;
        }

        var tensor = value.Payload;
        if (value.Field != ValueField.Tensor || !tensor.StartsWith(new byte[] { 8, 1, 18, 0 }) || tensor.Length < 10)
        {
            return false;
        }

        scalar = BinaryPrimitives.ReadSingleLittleEndian(tensor[^4..]);
        return true;
    }
}

using EventFormat.Events;
using EventFormat.Protos;

namespace EventFormat.Summaries;

/// <summary>Turns a TensorProto message into a <see cref="TensorValue"/>.</summary>
/// <remarks>Memory is sized by the elements present, never by what the shape claims, but for one value that fills a shape.</remarks>
internal static class TensorParser
{
    // One stored value may stand for a whole shape; more than this many elements is a claim, not a summary.
    private const long MaxBroadcastElements = 1 << 20;

    // TensorFlow's own limit.
    private const int MaxRank = 254;

    public static TensorValue Parse(ReadOnlyMemory<byte> message)
    {
        var dataType = 0UL;
        var shape = new List<long>();
        ReadOnlyMemory<byte> content = default;
        var fields = new FieldReader(message.Span);
        while (fields.MoveNext())
        {
            if (fields is { Field: 1, Encoding: FieldEncoding.Varint })
            {
                dataType = fields.Bits;
            }
            else if (fields.IsMessage(2))
            {
                ParseShape(fields.Bytes, shape);
            }
            else if (fields.IsMessage(4))
            {
                content = ValueMessage.Slice(message, fields.Bytes);
            }
        }

        if (fields.IsMalformed)
        {
            throw new SummaryFormatException("The tensor is not a protobuf message.");
        }

        var count = CountOf(shape);
        if (dataType == (ulong)DataType.DtString)
        {
            return new TensorValue(DataType.DtString, shape, [], Fill(ReadStrings(message), count));
        }

        if (!ScalarType.TryGet(dataType, out var type))
        {
            throw new SummaryFormatException($"Tensors of type {dataType} cannot be decoded.");
        }

        var numbers = content.IsEmpty ? Fill(ReadNumbers(message.Span, type), count) : ReadContent(content.Span, type, count);
        return new TensorValue(type.DataType, shape, numbers, []);
    }

    private static void ParseShape(ReadOnlySpan<byte> message, List<long> shape)
    {
        var dims = new FieldReader(message);
        while (dims.MoveNext())
        {
            if (!dims.IsMessage(2))
            {
                continue;
            }

            var size = 0L;
            var fields = new FieldReader(dims.Bytes);
            while (fields.MoveNext())
            {
                size = fields is { Field: 1, Encoding: FieldEncoding.Varint } ? (long)fields.Bits : size;
            }

            if (fields.IsMalformed || size < 0)
            {
                throw new SummaryFormatException("A dimension of the tensor has no valid size.");
            }

            if (shape.Count == MaxRank)
            {
                throw new SummaryFormatException($"The tensor has more than {MaxRank} dimensions.");
            }

            shape.Add(size);
        }

        if (dims.IsMalformed)
        {
            throw new SummaryFormatException("The tensor's shape is not a protobuf message.");
        }
    }

    private static long CountOf(List<long> shape)
    {
        if (shape.Contains(0))
        {
            return 0;
        }

        var count = 1L;
        foreach (var size in shape)
        {
            if (size > long.MaxValue / count)
            {
                throw new SummaryFormatException("The tensor's shape has more elements than can be counted.");
            }

            count *= size;
        }

        return count;
    }

    /// <summary>The elements of a shape: those stored, or the only one stored in every place.</summary>
    private static IReadOnlyList<T> Fill<T>(List<T> stored, long count)
    {
        if (stored.Count == count)
        {
            return stored;
        }

        if (stored.Count != 1 || count > MaxBroadcastElements)
        {
            throw new SummaryFormatException($"The tensor stores {stored.Count} values for {count} elements.");
        }

        var filled = new T[count];
        Array.Fill(filled, stored[0]);
        return filled;
    }

    private static double[] ReadContent(ReadOnlySpan<byte> content, in ScalarType type, long count)
    {
        if (content.Length % type.Size != 0 || content.Length / type.Size != count)
        {
            throw new SummaryFormatException($"The tensor stores {content.Length} bytes for {count} elements of {type.Size}.");
        }

        var numbers = new double[count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = type.ReadElement(content[(i * type.Size)..]);
        }

        return numbers;
    }

    private static List<ReadOnlyMemory<byte>> ReadStrings(ReadOnlyMemory<byte> message)
    {
        var strings = new List<ReadOnlyMemory<byte>>();
        var fields = new FieldReader(message.Span);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(8))
            {
                strings.Add(ValueMessage.Slice(message, fields.Bytes));
            }
        }

        return strings;
    }

    private static List<double> ReadNumbers(ReadOnlySpan<byte> message, in ScalarType type)
    {
        var numbers = new List<double>();
        var fields = new FieldReader(message);
        while (fields.MoveNext())
        {
            if (fields.Field != type.Field)
            {
                continue;
            }

            if (fields.Encoding == type.Encoding)
            {
                Add(numbers, fields.Bits, type);
            }
            else if (fields.Encoding == FieldEncoding.Delimited)
            {
                ReadPacked(fields.Bytes, type, numbers);
            }
        }

        return numbers;
    }

    private static void ReadPacked(ReadOnlySpan<byte> packed, in ScalarType type, List<double> numbers)
    {
        var source = new WireReader(packed);
        while (!source.IsAtEnd)
        {
            if (!FieldReader.TryReadNumber(ref source, type.Encoding, out var bits))
            {
                throw new SummaryFormatException("A packed value of the tensor is cut off.");
            }

            Add(numbers, bits, type);
        }
    }

    private static void Add(List<double> numbers, ulong bits, in ScalarType type)
    {
        if (!type.TryConvert(bits, out var number))
        {
            throw new SummaryFormatException($"A value of the tensor is not a {type.DataType}.");
        }

        numbers.Add(number);
    }
}

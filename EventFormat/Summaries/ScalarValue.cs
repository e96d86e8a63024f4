using System.Buffers.Binary;
using EventFormat.Events;

namespace EventFormat.Summaries;

/// <summary>Reads the number of a scalar value, old or new, without building objects.</summary>
/// <remarks>
/// A tensor is a scalar if its type is numeric, its shape has exactly one element (any rank) and that element is there.
/// Anything else is no scalar; nothing throws.
/// </remarks>
public static class ScalarValue
{
    /// <summary>Reads the number; false when the value holds none, or not exactly one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="scalar">The number, widened; integers beyond 2^53 are rounded.</param>
    /// <param name="isSingle">Whether its type holds no more than single precision.</param>
    public static bool TryRead(in ValueWire value, out double scalar, out bool isSingle)
    {
        switch (value.Field)
        {
            case ValueField.SimpleValue:
                scalar = value.SimpleValue;
                isSingle = true;
                return true;
            case ValueField.Tensor when IsPlainFloat(value.Payload):
                scalar = BinaryPrimitives.ReadSingleLittleEndian(value.Payload[^sizeof(float)..]);
                isSingle = true;
                return true;
            case ValueField.Tensor:
                return TryReadTensor(value.Payload, out scalar, out isSingle);
            default:
                scalar = 0;
                isSingle = false;
                return false;
        }
    }

    /// <summary>Whether a tensor is laid out as writers lay out a float: type, shape of rank 0, then content or packed field.</summary>
    private static bool IsPlainFloat(ReadOnlySpan<byte> message) =>
        message.Length == 10
        && BinaryPrimitives.ReadUInt32LittleEndian(message) == 0x0012_0108
        && BinaryPrimitives.ReadUInt16LittleEndian(message[4..]) is 0x0422 or 0x042A;

    private static bool TryReadTensor(ReadOnlySpan<byte> message, out double scalar, out bool isSingle)
    {
        scalar = 0;
        isSingle = false;
        var dataType = 0UL;
        var hasOneElement = true;
        ReadOnlySpan<byte> content = [];
        var fields = new FieldReader(message);
        while (fields.MoveNext())
        {
            if (fields.Field == 1 && fields.Encoding == FieldEncoding.Varint)
            {
                dataType = fields.Bits;
            }
            else if (fields.IsMessage(2))
            {
                hasOneElement &= IsOneElement(fields.Bytes);
            }
            else if (fields.IsMessage(4))
            {
                content = fields.Bytes;
            }
        }

        if (fields.IsMalformed || !hasOneElement || !ScalarType.TryGet(dataType, out var type))
        {
            return false;
        }

        isSingle = type.IsSingle;
        if (!content.IsEmpty)
        {
            return type.TryReadContent(content, out scalar);
        }

        return TryReadOnlyElement(message, type, out var bits) && type.TryConvert(bits, out scalar);
    }

    private static bool IsOneElement(ReadOnlySpan<byte> shape)
    {
        var dims = new FieldReader(shape);
        while (dims.MoveNext())
        {
            if (dims.IsMessage(2) && SizeOf(dims.Bytes) != 1)
            {
                return false;
            }
        }

        return !dims.IsMalformed;
    }

    private static ulong SizeOf(ReadOnlySpan<byte> dim)
    {
        var size = 0UL;
        var fields = new FieldReader(dim);
        while (fields.MoveNext())
        {
            if (fields.Field == 1 && fields.Encoding == FieldEncoding.Varint)
            {
                size = fields.Bits;
            }
        }

        return fields.IsMalformed ? 0 : size;
    }

    /// <summary>Finds the one element of the type's repeated field, packed or not; false for none or several.</summary>
    private static bool TryReadOnlyElement(ReadOnlySpan<byte> message, in ScalarType type, out ulong bits)
    {
        bits = 0;
        var count = 0;
        var fields = new FieldReader(message);
        while (fields.MoveNext())
        {
            if (fields.Field != type.Field)
            {
                continue;
            }

            if (fields.Encoding == type.Encoding)
            {
                bits = fields.Bits;
                count++;
            }
            else if (fields.Encoding == FieldEncoding.Delimited && !fields.Bytes.IsEmpty)
            {
                var packed = new WireReader(fields.Bytes);
                if (!FieldReader.TryReadNumber(ref packed, type.Encoding, out bits) || !packed.IsAtEnd)
                {
                    return false;
                }

                count++;
            }
        }

        return count == 1;
    }
}

using System.Buffers.Binary;
using EventFormat.Protos;

namespace EventFormat.Summaries;

/// <summary>How tensors of one numeric type hold their elements.</summary>
/// <param name="DataType">The type.</param>
/// <param name="Size">Bytes of one element in <c>tensor_content</c>.</param>
/// <param name="Field">The repeated field of TensorProto that holds elements of this type.</param>
/// <param name="Encoding">How one element is stored in that field.</param>
/// <param name="IsSingle">Whether every value of the type is a float.</param>
internal readonly record struct ScalarType(
    DataType DataType, int Size, int Field, FieldEncoding Encoding, bool IsSingle)
{
    /// <summary>Finds a numeric type by its number; false for strings, complex, quantized and unknown types.</summary>
    public static bool TryGet(ulong number, out ScalarType type)
    {
        var dataType = (DataType)Math.Min(number, int.MaxValue);
        type = dataType switch
        {
            DataType.DtFloat => new(dataType, 4, 5, FieldEncoding.Fixed32, true),
            DataType.DtDouble => new(dataType, 8, 6, FieldEncoding.Fixed64, false),
            DataType.DtHalf or DataType.DtBfloat16 => new(dataType, 2, 13, FieldEncoding.Varint, true),
            DataType.DtInt8 or DataType.DtUint8 => new(dataType, 1, 7, FieldEncoding.Varint, true),
            DataType.DtInt16 or DataType.DtUint16 => new(dataType, 2, 7, FieldEncoding.Varint, true),
            DataType.DtInt32 => new(dataType, 4, 7, FieldEncoding.Varint, false),
            DataType.DtInt64 => new(dataType, 8, 10, FieldEncoding.Varint, false),
            DataType.DtBool => new(dataType, 1, 11, FieldEncoding.Varint, true),
            DataType.DtUint32 => new(dataType, 4, 16, FieldEncoding.Varint, false),
            DataType.DtUint64 => new(dataType, 8, 17, FieldEncoding.Varint, false),
            _ => default,
        };
        return type.Size > 0;
    }

    /// <summary>Reads the number from the bytes of exactly one element.</summary>
    public bool TryReadContent(ReadOnlySpan<byte> content, out double number)
    {
        number = 0;
        if (content.Length != Size)
        {
            return false;
        }

        number = ReadElement(content);
        return true;
    }

    /// <summary>Reads the element that <paramref name="element"/> begins with, little-endian.</summary>
    public double ReadElement(ReadOnlySpan<byte> element) => DataType switch
    {
        DataType.DtFloat => BinaryPrimitives.ReadSingleLittleEndian(element),
        DataType.DtDouble => BinaryPrimitives.ReadDoubleLittleEndian(element),
        DataType.DtHalf => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
        DataType.DtBfloat16 => WidenBfloat16(BinaryPrimitives.ReadUInt16LittleEndian(element)),
        DataType.DtInt8 => (sbyte)element[0],
        DataType.DtUint8 => element[0],
        DataType.DtBool => element[0] == 0 ? 0 : 1,
        DataType.DtInt16 => BinaryPrimitives.ReadInt16LittleEndian(element),
        DataType.DtUint16 => BinaryPrimitives.ReadUInt16LittleEndian(element),
        DataType.DtInt32 => BinaryPrimitives.ReadInt32LittleEndian(element),
        DataType.DtUint32 => BinaryPrimitives.ReadUInt32LittleEndian(element),
        DataType.DtInt64 => BinaryPrimitives.ReadInt64LittleEndian(element),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(element),
    };

    /// <summary>Converts the bits of one element of the repeated field; false where they lie outside the type's range.</summary>
    public bool TryConvert(ulong bits, out double number)
    {
        number = DataType switch
        {
            DataType.DtFloat => BitConverter.UInt32BitsToSingle((uint)bits),
            DataType.DtDouble => BitConverter.UInt64BitsToDouble(bits),
            DataType.DtHalf => (double)BitConverter.UInt16BitsToHalf((ushort)bits),
            DataType.DtBfloat16 => WidenBfloat16((ushort)bits),
            DataType.DtBool => bits == 0 ? 0 : 1,
            DataType.DtUint32 => (uint)bits,
            DataType.DtUint64 => bits,
            DataType.DtInt64 => (long)bits,
            _ => (int)bits,
        };

        return DataType switch
        {
            DataType.DtHalf or DataType.DtBfloat16 => (uint)bits <= ushort.MaxValue,
            DataType.DtInt8 => number is >= sbyte.MinValue and <= sbyte.MaxValue,
            DataType.DtUint8 => number is >= byte.MinValue and <= byte.MaxValue,
            DataType.DtInt16 => number is >= short.MinValue and <= short.MaxValue,
            DataType.DtUint16 => number is >= ushort.MinValue and <= ushort.MaxValue,
            _ => true,
        };
    }

    private static float WidenBfloat16(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);
}

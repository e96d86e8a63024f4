using System.Buffers.Binary;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace EventFormat.Tests.Summaries;

public sealed class ScalarValueTests
{
    public static TheoryData<TensorProto, double, bool> Scalars => new()
    {
        { new TensorProto { Dtype = DataType.DtFloat, FloatVal = { 1.1f } }, 1.1f, true },
        { Some.Floats([], 1.1f), 1.1f, true },
        { PlainContent(0xCD, 0xCC, 0x8C, 0x3F), 1.1f, true },
        { new TensorProto { Dtype = DataType.DtDouble, DoubleVal = { 1.1 } }, 1.1, false },
        { new TensorProto { Dtype = DataType.DtHalf, HalfVal = { 0x3E00 } }, 1.5, true },
        { new TensorProto { Dtype = DataType.DtBfloat16, HalfVal = { 0x3FC0 } }, 1.5, true },
        { new TensorProto { Dtype = DataType.DtInt8, IntVal = { -128 } }, -128, true },
        { new TensorProto { Dtype = DataType.DtUint8, IntVal = { 200 } }, 200, true },
        { new TensorProto { Dtype = DataType.DtInt16, IntVal = { -7 } }, -7, true },
        { new TensorProto { Dtype = DataType.DtUint16, IntVal = { 65535 } }, 65535, true },
        { new TensorProto { Dtype = DataType.DtInt32, IntVal = { int.MinValue } }, int.MinValue, false },
        { new TensorProto { Dtype = DataType.DtUint32, Uint32Val = { uint.MaxValue } }, uint.MaxValue, false },
        { new TensorProto { Dtype = DataType.DtInt64, Int64Val = { -(1L << 53) } }, -(double)(1L << 53), false },
        { new TensorProto { Dtype = DataType.DtUint64, Uint64Val = { 1UL << 63 } }, 9223372036854775808.0, false },
        { new TensorProto { Dtype = DataType.DtBool, BoolVal = { true } }, 1, true },
        { new TensorProto { Dtype = DataType.DtBool, BoolVal = { false } }, 0, true },
    };

    public static TheoryData<DataType, byte[], double> Contents => new()
    {
        { DataType.DtFloat, [0, 0, 0xC0, 0x3F], 1.5 },
        { DataType.DtDouble, [0, 0, 0, 0, 0, 0, 0xF8, 0xBF], -1.5 },
        { DataType.DtHalf, [0, 0x3E], 1.5 },
        { DataType.DtBfloat16, [0xC0, 0x3F], 1.5 },
        { DataType.DtInt8, [0xFF], -1 },
        { DataType.DtUint8, [0xFF], 255 },
        { DataType.DtInt16, [0xFE, 0xFF], -2 },
        { DataType.DtUint16, [0xFE, 0xFF], 65534 },
        { DataType.DtInt32, [0xFD, 0xFF, 0xFF, 0xFF], -3 },
        { DataType.DtUint32, [0xFD, 0xFF, 0xFF, 0xFF], 4294967293 },
        { DataType.DtInt64, [0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], -4 },
        { DataType.DtUint64, [0, 0, 0, 0, 0, 0, 0, 0x80], 9223372036854775808.0 },
        { DataType.DtBool, [1], 1 },
    };

    public static TheoryData<string, TensorProto> NoScalars => new()
    {
{ "content of another type as long as a float's", new TensorProto { Dtype = DataType.DtDouble, TensorShape = new TensorShapeProto(), TensorContent = ByteString.CopyFrom(0, 0, 0, 0) } },
        { "no value at all", new TensorProto { Dtype = DataType.DtFloat } },
        { "two values", new TensorProto { Dtype = DataType.DtFloat, FloatVal = { 1, 2 } } },
        { "a vector of two", Some.Floats([2], 1, 2) },
        { "one value for two elements", Some.Floats([2], 1) },
        { "one value for no element", Some.Floats([0], 1) },
        { "a dimension of unknown size", Some.Floats([-1], 1) },
        { "a string", Some.Strings([], ByteString.CopyFromUtf8("1")) },
        { "a complex number", new TensorProto { Dtype = DataType.DtComplex64, ScomplexVal = { 1, 0 } } },
        { "the field of another type", new TensorProto { Dtype = DataType.DtDouble, FloatVal = { 1 } } },
        { "no type", new TensorProto { FloatVal = { 1 } } },
        { "content too short", new TensorProto { Dtype = DataType.DtFloat, TensorContent = ByteString.CopyFrom(0, 0) } },
        { "content too long", new TensorProto { Dtype = DataType.DtInt8, TensorContent = ByteString.CopyFrom(0, 0) } },
        { "a value beyond its type", new TensorProto { Dtype = DataType.DtUint8, IntVal = { 256 } } },
        { "half of more than 16 bits", new TensorProto { Dtype = DataType.DtHalf, HalfVal = { 0x10000 } } },
    };

    [Fact]
    public void TryRead_SimpleValue_IsTheFloat()
    {
        Assert.True(ScalarValue.TryRead(Some.Wire(new Summary.Types.Value { SimpleValue = 0.1f }), out var scalar, out var single));
        Assert.Equal(0.1f, scalar);
        Assert.True(single);
    }

    [Theory]
    [MemberData(nameof(Scalars))]
    public void TryRead_OneElementInItsField_IsRead(TensorProto tensor, double expected, bool isSingle)
    {
        Assert.True(ScalarValue.TryRead(Some.Wire(tensor.ToByteArray()), out var scalar, out var single));
        Assert.Equal(expected, scalar);
        Assert.Equal(isSingle, single);
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void TryRead_OneElementAsContent_IsRead(DataType type, byte[] content, double expected)
    {
        var tensor = new TensorProto { Dtype = type, TensorContent = ByteString.CopyFrom(content) };
        Assert.True(ScalarValue.TryRead(Some.Wire(tensor.ToByteArray()), out var scalar, out _));
        Assert.Equal(expected, scalar);
    }

    [Theory]
    [MemberData(nameof(NoScalars))]
    public void TryRead_NotExactlyOneNumber_IsRefused(string what, TensorProto tensor) =>
        Assert.False(ScalarValue.TryRead(Some.Wire(tensor.ToByteArray()), out _, out _), what);

    [Fact]
    public void TryRead_AnyRankOfOneElement_IsRead()
    {
        Assert.True(ScalarValue.TryRead(Some.Wire(Some.Floats([1, 1, 1], 2.5f).ToByteArray()), out var scalar, out _));
        Assert.Equal(2.5, scalar);
    }

    [Fact]
    public void TryRead_UnpackedElementBeforeTheType_IsRead()
    {
        // Field 5 as a lone fixed32 1.5f, then field 1 (the type): an order no canonical writer uses.
        Assert.True(ScalarValue.TryRead(Some.Wire([0x2D, 0, 0, 0xC0, 0x3F, 0x08, 0x01]), out var scalar, out _));
        Assert.Equal(1.5, scalar);
    }

    [Fact]
    public void TryRead_NaNFloat_KeepsItsSignAndPayload()
    {
        var content = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(content, 0xFFC0_1234);
        var tensor = new TensorProto { Dtype = DataType.DtFloat, TensorContent = ByteString.CopyFrom(content) };
        Assert.True(ScalarValue.TryRead(Some.Wire(tensor.ToByteArray()), out var scalar, out _));
        Assert.Equal(0xFFC0_1234, BitConverter.SingleToUInt32Bits((float)scalar));
    }

    [Fact]
    public void TryRead_EveryScalar_AllocatesNothing()
    {
        var tensors = Scalars.Select(row => row.Data.Item1.ToByteArray()).ToArray();
        Assert.True(ReadAll(tensors));
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(tensors);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    // What TensorFlow writes: a shape of rank 0 and four bytes.
    private static TensorProto PlainContent(params byte[] content) => new()
    {
        Dtype = DataType.DtFloat,
        TensorShape = new TensorShapeProto(),
        TensorContent = ByteString.CopyFrom(content),
    };

    private static bool ReadAll(byte[][] tensors)
    {
        var all = true;
        foreach (var tensor in tensors)
        {
            all &= ScalarValue.TryRead(Some.Wire(tensor), out _, out _);
        }

        return all;
    }
}

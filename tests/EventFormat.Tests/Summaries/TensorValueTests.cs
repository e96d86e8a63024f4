using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace EventFormat.Tests.Summaries;

public sealed class TensorValueTests
{
    [Fact]
    public void Decode_OneValueForAShape_FillsIt()
    {
        var tensor = Decode(Some.Floats([2, 3], 1.5f));
        Assert.Equal([2, 3], tensor.Shape);
        Assert.Equal(Enumerable.Repeat(1.5, 6), tensor.Numbers);
    }

    [Fact]
    public void Decode_ShapeWithZero_IsEmpty() => Assert.Empty(Decode(Some.Floats([0, long.MaxValue, long.MaxValue])).Numbers);

    [Theory]
    [InlineData("too few values", 4, 1f, 2f)]
    [InlineData("too many values", 1, 1f, 2f)]
    [InlineData("no value", 1)]
    [InlineData("a negative size", -1, 1f)]
    [InlineData("one value for more elements than a summary has", 1L << 40, 1f)]
    public void Decode_ValuesThatDoNotFitTheShape_AreRefused(string what, long size, params float[] values)
    {
        var exception = Record.Exception(() => Decode(Some.Floats([size], values)));
        Assert.True(exception is SummaryFormatException, $"{what}: {exception}");
    }

    [Fact]
    public void Decode_ShapeWhoseProductOverflows_IsRefused() => Assert.Throws<SummaryFormatException>(
        () => Decode(Some.Floats([1L << 32, 1L << 32, 1L << 32], 1)));

    [Fact]
    public void Decode_MoreDimensionsThanTensorsHave_IsRefused() => Assert.Throws<SummaryFormatException>(
        () => Decode(Some.Floats([.. Enumerable.Repeat(1L, 255)], 1)));

    [Fact]
    public void Decode_ContentAndField_GiveTheSameNumbers()
    {
        var content = new byte[12];
        Buffer.BlockCopy(new[] { 1f, -2f, float.NaN }, 0, content, 0, 12);
        var byContent = Decode(new TensorProto
        {
            Dtype = DataType.DtFloat,
            TensorShape = Some.Shape(3),
            TensorContent = ByteString.CopyFrom(content),
        });

        Assert.Equal(Decode(Some.Floats([3], 1, -2, float.NaN)).Numbers, byContent.Numbers);
    }

    [Fact]
    public void Decode_OldValue_IsRefused() => Assert.Throws<SummaryFormatException>(
        () => TensorValue.Decode(new Summary.Types.Value { SimpleValue = 1 }.ToByteArray()));

    private static TensorValue Decode(TensorProto tensor) => TensorValue.Decode(Some.Tensor(tensor).ToByteArray());
}

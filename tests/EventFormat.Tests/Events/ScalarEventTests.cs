using System.Buffers.Binary;
using CsCheck;
using EventFormat.Events;
using EventFormat.Summaries;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Events;

/// <summary>The fast path must take the common layouts, and never say anything else than the full walk does.</summary>
public sealed class ScalarEventTests
{
    private static readonly byte[] Metadata = Field(9, Field(1, Field(1, "scalars"u8)));

    [Theory]
    [InlineData("loss", 0)]
    [InlineData("", 1)]
    [InlineData("train/accuracy", 127)]
    [InlineData("train/accuracy", 128)]
    [InlineData("x", long.MaxValue)]
    public void TryRead_CommonLayout_IsTaken(string tag, long step)
    {
        Assert.True(ScalarEvent.TryRead(ScalarMessage(tag, step, 0.5f), out var scalar));
        Assert.Equal((WallTime, step, 0.5, true), (scalar.WallTime, scalar.Step, scalar.Value, scalar.IsSingle));
        Assert.True(scalar.Tag.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(tag)));
    }

    [Theory]
    [InlineData("08011200220400000041", true)]
    [InlineData("080112002A0400000041", true)]
    [InlineData("0802120022080000000000002040", false)]
    [InlineData("0802120032080000000000002040", false)]
    public void TryRead_TensorOfOneNumber_IsTakenWithAndWithoutMetadata(string tensor, bool isSingle)
    {
        byte[] value = Field(8, Convert.FromHexString(tensor));
        foreach (byte[] whole in (byte[][])[value, [.. value, .. Metadata]])
        {
            Assert.True(ScalarEvent.TryRead(Event(7, Field(5, Value("t", whole))), out var scalar));
            Assert.Equal((7L, 8.0, isSingle), (scalar.Step, scalar.Value, scalar.IsSingle));
        }
    }

    [Fact]
    public void TryRead_LengthsOfTwoBytes_AreTaken()
    {
        var tag = new string('t', 200);
        byte[] metadata = Field(9, Field(3, new byte[10_000]));
        Assert.True(ScalarEvent.TryRead(Event(1, Field(5, Value(tag, [.. FloatTensor(3), .. metadata]))), out var scalar));
        Assert.Equal((200, 3.0), (scalar.Tag.Length, scalar.Value));
    }

    [Theory]
    [InlineData("08011200220400000041FF", "a tensor with more behind its number")]
    [InlineData("08031200220400000041", "another type")]
    [InlineData("08011202120022040000", "a shape")]
    [InlineData("0801120022080000000000002040", "content of another size")]
    public void TryRead_AnotherTensor_IsLeftToTheFullWalk(string tensor, string why) =>
        Assert.False(ScalarEvent.TryRead(Event(7, Field(5, Value("t", Field(8, Convert.FromHexString(tensor))))), out _), why);

    [Fact]
    public void TryRead_EveryPrefixAndOneByteMore_IsLeftToTheFullWalk()
    {
        byte[] bytes = Event(300, Field(5, Value("tag", [.. FloatTensor(3), .. Metadata])));
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(ScalarEvent.TryRead(bytes.AsSpan(0, length), out _), $"the first {length} bytes");
        }

        Assert.True(ScalarEvent.TryRead(bytes, out _));
        Assert.False(ScalarEvent.TryRead([.. bytes, 0], out _));
    }

    [Fact]
    public void TryRead_TwoValues_IsLeftToTheFullWalk() =>
        Assert.False(ScalarEvent.TryRead(Event(1, Field(5, [.. Value("a", Simple(1)), .. Value("b", Simple(2))])), out _));

    [Fact]
    public void TryRead_AnyBytes_AgreesWithTheFullWalk() =>
        Gen.Select(GenMessage, Gen.Select(Gen.Int[0, 90], Gen.OneOf(Gen.Byte, Gen.Int[0, Telling.Length - 1].Select(telling => Telling[telling]))).Array[0, 3], Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 9]))).Sample(
            (message, edits, cut) =>
            {
                var bytes = message[..^cut];
                foreach (var (place, value) in edits)
                {
                    bytes[place % bytes.Length] = value;
                }

                return !ScalarEvent.TryRead(bytes, out var fast) || AgreesWithTheFullWalk(fast, bytes);
            },
            iter: 50_000);

    private static readonly Gen<byte[]> GenMessage =
        Gen.Select(Gen.String[Gen.Char['a', 'c'], 0, 12], Gen.Long, Gen.Int[0, 4], Gen.Bool).Select((tag, step, layout, hasMetadata) =>
        {
            var value = layout switch
            {
                0 => Simple(0.5f),
                1 => FloatTensor(0.5f),
                2 => Field(8, Convert.FromHexString("080112002A040000803F")),
                3 => Field(8, Convert.FromHexString("0802120022080000000000002040")),
                _ => Field(8, Convert.FromHexString("0802120032080000000000002040")),
            };
            return Event(step, Field(5, Value(tag, hasMetadata ? [.. value, .. Metadata] : value)));
        });

    // Bytes that mean something in these layouts find more than chance does.
    private static readonly byte[] Telling = [0, 1, 2, 4, 8, 9, 0x0A, 0x10, 0x12, 0x15, 0x22, 0x2A, 0x32, 0x42, 0x4A, 0x80];

    private static bool AgreesWithTheFullWalk(in ScalarEvent fast, byte[] bytes)
    {
        var values = EventWire.TryRead(bytes, out var wire) ? new SummaryWire(wire.Payload) : default;
        return values.MoveNext()
            && BitConverter.DoubleToInt64Bits(fast.WallTime) == BitConverter.DoubleToInt64Bits(wire.WallTime)
            && fast.Step == wire.Step
            && ScalarValue.TryRead(values.Current, out var value, out var isSingle)
            && (BitConverter.DoubleToInt64Bits(fast.Value), fast.IsSingle) == (BitConverter.DoubleToInt64Bits(value), isSingle)
            && fast.Tag.SequenceEqual(values.Current.Tag)
            && !values.MoveNext();
    }

    private static byte[] FloatTensor(float value)
    {
        var content = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(content, value);
        return Field(8, [8, 1, 0x12, 0, .. Field(4, content)]);
    }
}

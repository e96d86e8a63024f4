using CsCheck;
using EventFormat.Events;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Events;

/// <summary>The fast path must take the common layout, and never say anything else than the full walk does.</summary>
public sealed class ScalarEventTests
{
    [Theory]
    [InlineData("loss", 0)]
    [InlineData("", 1)]
    [InlineData("train/accuracy", 127)]
    [InlineData("train/accuracy", 128)]
    [InlineData("x", long.MaxValue)]
    public void TryRead_CommonLayout_IsTaken(string tag, long step)
    {
        Assert.True(ScalarEvent.TryRead(EventBytesOf(tag, step), out var scalar));
        Assert.Equal((WallTime, step, 0.5f), (scalar.WallTime, scalar.Step, scalar.Value));
        Assert.True(scalar.Tag.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(tag)));
    }

    [Fact]
    public void TryRead_LongTag_IsLeftToTheFullWalk() => Assert.False(ScalarEvent.TryRead(EventBytesOf(new string('t', 200), 1), out _));

    [Fact]
    public void TryRead_AnyBytes_AgreesWithTheFullWalk() =>
        Gen.Select(Gen.String[Gen.Char['a', 'c'], 0, 12], Gen.Long, Gen.Select(Gen.Int[0, 60], Gen.Byte).Array[0, 3], Gen.Int[0, 4]).Sample(
            (tag, step, edits, cut) =>
            {
                var bytes = EventBytesOf(tag, step)[..^cut];
                foreach (var (place, value) in edits)
                {
                    bytes[place % bytes.Length] = value;
                }

                if (!ScalarEvent.TryRead(bytes, out var fast))
                {
                    return true;
                }

                var values = EventWire.TryRead(bytes, out var wire) ? new SummaryWire(wire.Payload) : default;
                return values.MoveNext()
                    && BitConverter.DoubleToInt64Bits(fast.WallTime) == BitConverter.DoubleToInt64Bits(wire.WallTime)
                    && fast.Step == wire.Step
                    && values.Current.Field == ValueField.SimpleValue
                    && BitConverter.SingleToInt32Bits(fast.Value) == BitConverter.SingleToInt32Bits(values.Current.SimpleValue)
                    && fast.Tag.SequenceEqual(values.Current.Tag)
                    && !values.MoveNext();
            },
            iter: 20_000);

    private static byte[] EventBytesOf(string tag, long step) => ScalarMessage(tag, step, 0.5f);
}

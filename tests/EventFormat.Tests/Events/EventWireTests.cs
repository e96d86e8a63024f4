using System.Text;
using EventFormat.Events;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Events;

public sealed class EventWireTests
{
    [Fact]
    public void TryRead_FieldsInAnyOrderWithUnknownOnes_AreRead()
    {
        byte[] what = Field(5, Value("t", Simple(2)));
        byte[] bytes = [.. Field(90, "new"u8), .. what, 0x78, 0x05, 16, 7, 9, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F];

        Assert.True(EventWire.TryRead(bytes, out var wire));
        Assert.Equal((1.0, 7L, EventField.Summary), (wire.WallTime, wire.Step, wire.Field));
        Assert.True(wire.Payload.SequenceEqual(bytes.AsSpan(wire.PayloadOffset, wire.Payload.Length)));
    }

    [Fact]
    public void TryRead_RepeatedOneof_TakesTheLast()
    {
        Assert.True(EventWire.TryRead([.. Field(4, [1]), .. Field(3, "v"u8)], out var wire));
        Assert.Equal(EventField.FileVersion, wire.Field);
    }

    [Fact]
    public void TryRead_NegativeStep_IsExact()
    {
        Assert.True(EventWire.TryRead(Event(long.MinValue, []), out var wire));
        Assert.Equal(long.MinValue, wire.Step);
    }

    [Theory]
    [InlineData("08", "a key without its value")]
    [InlineData("00", "field number zero")]
    [InlineData("0B0C", "a group")]
    [InlineData("0E", "wire type 6")]
    [InlineData("0F", "wire type 7")]
    [InlineData("09000000", "a double cut short")]
    [InlineData("10FFFFFFFFFFFFFFFFFFFFFF01", "a varint of more than ten bytes")]
    [InlineData("2AFFFFFFFF0F", "a length beyond the bytes present")]
    [InlineData("2AFFFFFFFFFFFFFFFFFF01", "a length that is negative as an int64")]
    [InlineData("2A020A05", "a summary whose value is cut short")]
    [InlineData("2A040A021500", "a value whose float is cut short")]
    public void TryRead_Malformed_IsRefused(string hex, string why) =>
        Assert.False(EventWire.TryRead(Convert.FromHexString(hex), out _), why);

    [Fact]
    public void TryRead_FieldOfAnotherWireType_IsUnknown()
    {
        Assert.True(EventWire.TryRead([0x08, 5, 0x12, 1, 0], out var wire));
        Assert.Equal((0.0, 0L), (wire.WallTime, wire.Step));
    }

    [Fact]
    public void SummaryWire_SeveralValues_GivesEachWithItsPlace()
    {
        byte[] summary = [.. Value("a", Simple(1)), .. Field(9, "?"u8), .. Value("b", [.. Field(9, "meta"u8), .. Field(8, "tensor"u8)])];
        var values = new SummaryWire(summary);

        Assert.True(values.MoveNext());
        Assert.Equal(("a", 1f), (Encoding.UTF8.GetString(values.Current.Tag), values.Current.SimpleValue));
        Assert.True(values.MoveNext());
        Assert.Equal("b", Encoding.UTF8.GetString(values.Current.Tag));
        Assert.Equal("meta", Encoding.UTF8.GetString(values.Current.Metadata));
        Assert.Equal((ValueField.Tensor, "tensor"), (values.Current.Field, Encoding.UTF8.GetString(values.Current.Payload)));
        Assert.Equal(summary.Length, values.CurrentOffset + values.CurrentLength);
        Assert.False(values.MoveNext());
    }

    [Fact]
    public void SummaryWire_RepeatedOneof_TakesTheLast()
    {
        var values = new SummaryWire(Value("a", [.. Field(8, "tensor"u8), .. Simple(3)]));

        Assert.True(values.MoveNext());
        Assert.Equal((ValueField.SimpleValue, 3f, 0), (values.Current.Field, values.Current.SimpleValue, values.Current.Payload.Length));
    }

    [Theory]
    [InlineData("0801", true)]
    [InlineData("0802", false)]
    [InlineData("1A0568656C6C6F0801", true)]
    [InlineData("08010802", false)]
    [InlineData("0801FF", false)]
    public void IsSessionStart_Status_IsTheLastOne(string sessionLog, bool isStart)
    {
        Assert.True(EventWire.TryRead(Event(1, Field(7, Convert.FromHexString(sessionLog))), out var wire));
        Assert.Equal(isStart, wire.IsSessionStart());
    }

    [Fact]
    public void RunMetadataTag_IsItsFirstField()
    {
        Assert.True(EventWire.TryRead(Event(1, Field(8, [.. Field(2, "proto"u8), .. Field(1, "step1"u8)])), out var wire));
        Assert.Equal("step1", Encoding.UTF8.GetString(wire.RunMetadataTag()));
    }
}

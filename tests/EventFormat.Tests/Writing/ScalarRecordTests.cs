using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class ScalarRecordTests
{
    public static TheoryData<string> FilesOfPyTorch { get; } = new(
        "pytorch_all/scalars", "pytorch_all/train/resnet/base", "pytorch_all/custom_scalars/layout");

    [Theory]
    [MemberData(nameof(FilesOfPyTorch))]
    public void Write_WhatPyTorchWrote_GivesItsBytes(string run)
    {
        var scalars = Directory.GetFiles(SharedData.PathOf(run), "*tfevents*").SelectMany(file => WrittenFile.Read(file).Scalars).ToList();
        Assert.True(scalars.Count > 10);
        Assert.All(scalars, scalar => Assert.Equal(scalar.Record, Write(scalar.Tag, scalar.Value, scalar.Step, scalar.WallTime)));
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("a", 1.5f, -1)]
    [InlineData("T-shirt/π 日本 🎉", float.NaN, long.MinValue)]
    [InlineData("tag", float.NegativeInfinity, long.MaxValue)]
    [InlineData("127", -0f, 127)]
    [InlineData("128", float.Epsilon, 128)]
    public void Write_AnyScalar_ReadsBackExactly(string tag, float value, long step) => RoundTrip(tag, value, step);

    [Theory]
    [InlineData(120)]
    [InlineData(121)]
    [InlineData(122)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(1 << 20)]
    public void Write_LengthsThatNeedLongerVarints_ReadBack(int tagLength) => RoundTrip(new string('x', tagLength), 1, 7);

    [Fact]
    public void Write_LongestEncoding_StaysWithinMaxBytes()
    {
        var tag = new string('日', 50_000);
        Assert.True(Write(tag, 1, -1, 1e9).Length <= ScalarRecord.MaxBytes(tag.Length));
    }

    [Fact]
    public void Write_LoneSurrogate_IsReplacedNotThrown() => Assert.Equal("a\uFFFDb", Read(Write("a\uD800b", 1, 0, 0)).Tag);

    private static void RoundTrip(string tag, float value, long step)
    {
        var read = Read(Write(tag, value, step, 1767225600.25));
        Assert.Equal((tag, BitConverter.SingleToInt32Bits(value), step, 1767225600.25), (read.Tag, BitConverter.SingleToInt32Bits(read.Value), read.Step, read.WallTime));
    }

    private static byte[] Write(string tag, float value, long step, double wallTime)
    {
        var buffer = new byte[ScalarRecord.MaxBytes(tag.Length)];
        return buffer[..ScalarRecord.Write(buffer, tag, value, step, wallTime)];
    }

    private static WrittenScalar Read(byte[] record)
    {
        using var run = new RunDirectory();
        var path = Path.Combine(run.Path, "events");
        File.WriteAllBytes(path, record);
        return Assert.Single(WrittenFile.Read(path).Scalars);
    }
}

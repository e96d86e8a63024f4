using CsCheck;
using Training.Core.Native;

namespace Training.Core.Tests.Native;

public class ElfFileTests
{
    // A 64-bit file with three symbols ("", needless, harmless), their versions, and one need with two versions.
    private static byte[] Small()
    {
        var file = new byte[1024];
        "\u007fELF\u0002\u0001"u8.CopyTo(file);
        BitConverter.TryWriteBytes(file.AsSpan(0x28), 64UL); // sections
        BitConverter.TryWriteBytes(file.AsSpan(0x3A), (ushort)64);
        BitConverter.TryWriteBytes(file.AsSpan(0x3C), (ushort)4);
        Section(0, type: 11, at: 400, length: 72, link: 1);
        Section(1, type: 3, at: 500, length: 32, link: 0);
        Section(2, type: 0x6FFFFFFF, at: 540, length: 6, link: 0);
        Section(3, type: 0x6FFFFFFE, at: 560, length: 48, link: 1);
        "\0needless\0harmless\0V_2\0V_1\0"u8.CopyTo(file.AsSpan(500));
        BitConverter.TryWriteBytes(file.AsSpan(424), 1);
        BitConverter.TryWriteBytes(file.AsSpan(448), 10);
        new byte[] { 0, 0, 3, 0, 2, 0 }.CopyTo(file, 540);
        BitConverter.TryWriteBytes(file.AsSpan(562), (ushort)2);
        BitConverter.TryWriteBytes(file.AsSpan(568), 16);
        BitConverter.TryWriteBytes(file.AsSpan(576 + 8), 19);
        BitConverter.TryWriteBytes(file.AsSpan(576 + 12), 16);
        BitConverter.TryWriteBytes(file.AsSpan(592 + 8), 23);
        return file;

        void Section(int index, uint type, ulong at, ulong length, uint link)
        {
            var section = file.AsSpan(64 + (index * 64));
            BitConverter.TryWriteBytes(section[4..], type);
            BitConverter.TryWriteBytes(section[24..], at);
            BitConverter.TryWriteBytes(section[32..], length);
            BitConverter.TryWriteBytes(section[40..], link);
        }
    }

    private static bool Patch(Span<byte> file) => ElfFile.TryOpen(file, out var elf) && elf.TryWeaken("V_2"u8) && elf.TryRedirect("needless"u8, "harmless"u8);

    [Fact]
    public void Patch_KnownFile_ChangesNameVersionAndFlagOnly()
    {
        var (before, after) = (Small(), Small());
        Assert.True(Patch(after));
        Assert.Equal([424, 542, 580], Enumerable.Range(0, after.Length).Where(i => before[i] != after[i]));
        Assert.Equal((10, 2, 2), (after[424], after[542], after[580]));
    }

    [Fact]
    public void Patch_NameIsPrefixOfAnother_IsNotFound()
    {
        var file = Small();
        Assert.True(ElfFile.TryOpen(file, out var elf));
        Assert.False(elf.TryRedirect("need"u8, "harmless"u8));
        Assert.False(elf.TryWeaken("V_"u8));
    }

    [Fact]
    public void Patch_CutAnywhere_IsRefusedOrDoneButNeverThrows()
    {
        for (var length = 0; length < 700; length++)
        {
            Patch(Small().AsSpan(0, length));
        }
    }

    [Fact]
    public void Patch_AnyBytesChanged_NeverThrows() =>
        Gen.Select(Gen.Int[0, 639], Gen.OneOf(Gen.ULong, Gen.Int[0, 6].Select(i => new ulong[] { 0, ulong.MaxValue, long.MaxValue, uint.MaxValue, int.MaxValue, 1024UL, 1023UL }[i]))).Array[1, 6].Sample(
            changes =>
            {
                var file = Small();
                foreach (var (at, bits) in changes)
                {
                    BitConverter.TryWriteBytes(file.AsSpan(at), bits);
                }

                Patch(file);
            },
            iter: 20_000, threads: 1);

    [Fact]
    public void Patch_NeedsThatPointToThemselves_End()
    {
        var file = Small();
        BitConverter.TryWriteBytes(file.AsSpan(560 + 12), uint.MaxValue); // next need: far outside
        Assert.False(Patch(file));
        file = Small();
        BitConverter.TryWriteBytes(file.AsSpan(576 + 12), 0); // next version: the same again
        Assert.True(ElfFile.TryOpen(file, out var elf));
        Assert.False(elf.TryWeaken("V_1"u8));
    }

    [Fact]
    public void TryApply_TorchSharpsOwnLibrary_ChangesFourPlaces()
    {
        var path = NativeFiles.Find("libLibTorchSharp.so");
        Assert.SkipWhen(path is null, "Only on Linux.");
        var (before, after) = (File.ReadAllBytes(path!), File.ReadAllBytes(path!));
        Assert.True(TorchSharpPatch.TryApply(after));
        Assert.InRange(Enumerable.Range(0, before.Length).Count(i => before[i] != after[i]), 3, 7);
        Assert.True(TorchSharpPatch.TryApply(File.ReadAllBytes(path!)));
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Training.Core.Native;

/// <summary>Who owns a file on Linux, which .NET does not tell.</summary>
[SupportedOSPlatform("linux")]
internal static partial class FileOwner
{
    private const int CurrentDirectory = -100;
    private const int DoNotFollowLinks = 0x100;
    private const uint WantOwner = 0x8;

    // struct statx is the same on every architecture: 256 bytes, the owner's id at 20.
    private const int StatBytes = 256;
    private const int OwnerAt = 20;

    /// <summary>Whether the file exists and belongs to the user this process acts as; links are not followed.</summary>
    public static bool IsMe(string path)
    {
        var stat = new byte[StatBytes];
        return StatX(CurrentDirectory, path, DoNotFollowLinks, WantOwner, stat) == 0
            && BinaryPrimitives.ReadUInt32LittleEndian(stat.AsSpan(OwnerAt)) == EffectiveUser();
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, byte[] stat);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Benchmarks.TorchSharp;

/// <summary>Loads TorchSharp's native library where the system's libstdc++ is older than the one it was linked against.</summary>
/// <remarks>
/// It needs one symbol of GLIBCXX_3.4.32, <c>std::ios_base_library_init()</c>, which only makes sure that streams are
/// initialised, as loading libstdc++ does anyway. A copy is made whose import points to a harmless function of the same
/// signature that is imported already, and whose need of that version is weak.
/// </remarks>
internal static class TorchLibrary
{
    private const string MissingSymbol = "_ZSt21ios_base_library_initv";
    private const string MissingVersion = "GLIBCXX_3.4.32";
    private const string HarmlessSymbol = "_ZNSt6chrono3_V212steady_clock3nowEv";
    private const int SymbolBytes = 24;
    private const ushort WeakFlag = 2;

    /// <summary>To be called before TorchSharp is first touched.</summary>
    public static void Load()
    {
        if (NativeLibrary.TryLoad("libstdc++.so.6", out var system) && NativeLibrary.TryGetExport(system, MissingSymbol, out _))
        {
            return;
        }

        foreach (var name in new[] { "libc10.so", "libtorch_cpu.so", "libtorch.so" })
        {
            NativeLibrary.Load(Path.Combine(AppContext.BaseDirectory, name));
        }

        var library = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so"));
        Redirect(library);
        var folder = Directory.CreateTempSubdirectory("torchsharp-");
        var copy = Path.Combine(folder.FullName, "libLibTorchSharp.so");
        File.WriteAllBytes(copy, library);
        NativeLibrary.Load(copy);
        folder.Delete(recursive: true); // it stays mapped
    }

    private static void Redirect(Span<byte> elf)
    {
        int symbols = 0, symbolsEnd = 0, names = 0, versions = 0, needs = 0;
        var sections = Offset(elf, 0x28);
        for (var i = 0; i < BinaryPrimitives.ReadUInt16LittleEndian(elf[0x3C..]); i++)
        {
            var section = elf[(sections + (i * 64))..];
            var at = Offset(section, 0x18);
            switch (BinaryPrimitives.ReadUInt32LittleEndian(section[4..]))
            {
                case 11: // the dynamic symbols, and by their link the names
                    (symbols, symbolsEnd) = (at, at + Offset(section, 0x20));
                    names = Offset(elf[(sections + ((int)BinaryPrimitives.ReadUInt32LittleEndian(section[0x28..]) * 64))..], 0x18);
                    break;
                case 0x6FFFFFFF:
                    versions = at;
                    break;
                case 0x6FFFFFFE:
                    needs = at;
                    break;
            }
        }

        var missing = FindSymbol(elf, symbols, symbolsEnd, names, MissingSymbol);
        var harmless = FindSymbol(elf, symbols, symbolsEnd, names, HarmlessSymbol);
        elf.Slice(symbols + (harmless * SymbolBytes), 4).CopyTo(elf[(symbols + (missing * SymbolBytes))..]);
        elf.Slice(versions + (harmless * 2), 2).CopyTo(elf[(versions + (missing * 2))..]);
        Weaken(elf, needs, names);
    }

    private static int FindSymbol(ReadOnlySpan<byte> elf, int symbols, int end, int names, string name)
    {
        for (var i = 0; symbols + (i * SymbolBytes) < end; i++)
        {
            if (IsNamed(elf, names, symbols + (i * SymbolBytes), name))
            {
                return i;
            }
        }

        throw new NotSupportedException($"libLibTorchSharp.so does not import {name}: another version than this was written for.");
    }

    /// <summary>Flags the need of the missing version as weak; needs are lists of lists, linked by relative offsets.</summary>
    private static void Weaken(Span<byte> elf, int needs, int names)
    {
        for (int need = needs, next = -1; next != 0; need += next)
        {
            next = (int)BinaryPrimitives.ReadUInt32LittleEndian(elf[(need + 12)..]);
            var version = need + (int)BinaryPrimitives.ReadUInt32LittleEndian(elf[(need + 8)..]);
            for (var left = BinaryPrimitives.ReadUInt16LittleEndian(elf[(need + 2)..]); left > 0; left--)
            {
                if (IsNamed(elf, names, version + 8, MissingVersion))
                {
                    var flags = elf[(version + 4)..];
                    BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | WeakFlag));
                }

                version += (int)BinaryPrimitives.ReadUInt32LittleEndian(elf[(version + 12)..]);
            }
        }
    }

    private static bool IsNamed(ReadOnlySpan<byte> elf, int names, int at, string name)
    {
        var there = elf[(names + (int)BinaryPrimitives.ReadUInt32LittleEndian(elf[at..]))..];
        return there[name.Length] == 0 && there.StartsWith(Encoding.ASCII.GetBytes(name));
    }

    private static int Offset(ReadOnlySpan<byte> bytes, int at) => (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}

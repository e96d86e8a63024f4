using System.Buffers.Binary;

namespace Training.Core.Native;

/// <summary>The dynamic imports of a 64-bit little-endian ELF file, changed in place; every byte of it is mistrusted.</summary>
/// <remarks>
/// Layouts are those of the System V ABI and of the Linux Standard Base's symbol versioning:
/// <code>
/// section header (64)   type u32 @4, offset u64 @24, size u64 @32, link u32 @40, info u32 @44
/// symbol (24)           name u32 @0          (its version: u16 at the same index of .gnu.version)
/// version need (16)     count u16 @2, first version u32 @8 (relative), next need u32 @12 (relative, 0 ends)
/// needed version (16)   flags u16 @4, name u32 @8, next u32 @12 (relative)
/// </code>
/// </remarks>
internal readonly ref struct ElfFile
{
    private const int SectionBytes = 64;
    private const int SymbolBytes = 24;
    private const uint DynamicSymbolsType = 11;
    private const uint SymbolVersionsType = 0x6FFFFFFF;
    private const uint VersionNeedsType = 0x6FFFFFFE;
    private const ushort WeakFlag = 2;

    private readonly Span<byte> _symbols;
    private readonly Span<byte> _symbolVersions;
    private readonly Span<byte> _needs;
    private readonly ReadOnlySpan<byte> _names;

    private ElfFile(Span<byte> symbols, Span<byte> symbolVersions, Span<byte> needs, ReadOnlySpan<byte> names)
    {
        _symbols = symbols;
        _symbolVersions = symbolVersions;
        _needs = needs;
        _names = names;
    }

    /// <summary>Finds the dynamic tables; false when the file is none of these or any of them lies outside it.</summary>
    public static bool TryOpen(Span<byte> file, out ElfFile elf)
    {
        elf = default;
        if (file.Length < SectionBytes || !file.StartsWith("\u007fELF\u0002\u0001"u8) || U16(file, 0x3A) != SectionBytes)
        {
            return false;
        }

        var count = U16(file, 0x3C);
        if (!TrySlice(file, U64(file, 0x28), (ulong)count * SectionBytes, out var sections))
        {
            return false;
        }

        Span<byte> symbols = default, versions = default, needs = default, names = default;
        for (var i = 0; i < count; i++)
        {
            var section = sections.Slice(i * SectionBytes, SectionBytes);
            var intact = U32(section, 4) switch
            {
                DynamicSymbolsType => TrySection(file, section, out symbols) && TryLinked(file, sections, section, out names),
                SymbolVersionsType => TrySection(file, section, out versions),
                VersionNeedsType => TrySection(file, section, out needs),
                _ => true,
            };
            if (!intact)
            {
                return false;
            }
        }

        elf = new ElfFile(symbols, versions, needs, names);
        return symbols.Length / SymbolBytes == versions.Length / sizeof(ushort) && !names.IsEmpty;
    }

    /// <summary>Makes the need of a library version weak, so that a library without it is not refused; false when there is no such need.</summary>
    public bool TryWeaken(ReadOnlySpan<byte> version)
    {
        var found = false;
        for (ulong need = 0, next = 1; next != 0; need += next)
        {
            if (!TrySlice(_needs, need, 16, out var head))
            {
                return false;
            }

            next = U32(head, 12);
            var at = need + U32(head, 8);
            for (var left = U16(head, 2); left > 0; left--)
            {
                if (!TrySlice(_needs, at, 16, out var needed))
                {
                    return false;
                }

                if (IsNamed(U32(needed, 8), version))
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(needed[4..], (ushort)(U16(needed, 4) | WeakFlag));
                    found = true;
                }

                at += U32(needed, 12);
            }
        }

        return found;
    }

    /// <summary>Makes one import resolve to what another import resolves to, of that one's version; false when either is not imported.</summary>
    public bool TryRedirect(ReadOnlySpan<byte> import, ReadOnlySpan<byte> target)
    {
        int from = FindSymbol(import), to = FindSymbol(target);
        if (from < 0 || to < 0)
        {
            return false;
        }

        _symbols.Slice(to * SymbolBytes, 4).CopyTo(_symbols[(from * SymbolBytes)..]);
        _symbolVersions.Slice(to * 2, 2).CopyTo(_symbolVersions[(from * 2)..]);
        return true;
    }

    private int FindSymbol(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _symbols.Length / SymbolBytes; i++)
        {
            if (IsNamed(U32(_symbols, i * SymbolBytes), name))
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsNamed(uint at, ReadOnlySpan<byte> name) =>
        at < (uint)_names.Length && _names[(int)at..] is var rest && rest.Length > name.Length && rest[name.Length] == 0 && rest.StartsWith(name);

    private static bool TryLinked(Span<byte> file, Span<byte> sections, Span<byte> section, out Span<byte> linked)
    {
        linked = default;
        return TrySlice(sections, U32(section, 40) * (ulong)SectionBytes, SectionBytes, out var other) && TrySection(file, other, out linked);
    }

    private static bool TrySection(Span<byte> file, Span<byte> section, out Span<byte> content) =>
        TrySlice(file, U64(section, 24), U64(section, 32), out content);

    private static bool TrySlice(Span<byte> bytes, ulong at, ulong length, out Span<byte> slice)
    {
        var fits = at <= (ulong)bytes.Length && length <= (ulong)bytes.Length - at;
        slice = fits ? bytes.Slice((int)at, (int)length) : default;
        return fits;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}

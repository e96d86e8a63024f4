using System.Buffers.Binary;
using System.Text;
using EventFormat.Records;

namespace Monitor.Tests.Support;

/// <summary>Writes event files of scalars with chosen steps and wall times, record by record, as PyTorch lays them out; unbuffered logs for faults and growth, buffered ones for size.</summary>
/// <remarks>Encodes by itself, so that what reads a file is never tested against what the product's own writer believes.</remarks>
public sealed class ScalarLogFile : IDisposable
{
    private readonly FileStream _file;
    private readonly byte[] _buffer;
    private readonly Dictionary<string, byte[]> _tags = [];
    private int _used;

    public ScalarLogFile(string path, double wallTime = 1_700_000_000, int bufferBytes = 1 << 16)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        Path = path;
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        _buffer = new byte[bufferBytes];
        if (_file.Length == 0)
        {
            AppendVersion(wallTime);
        }
    }

    public string Path { get; }

    /// <summary>Whether numbers are laid out as TensorFlow 2 does: a tensor with its metadata in every value.</summary>
    public bool AsTensors { get; init; }

    /// <summary>A file in <paramref name="runDirectory"/> named as TensorBoard's writers name theirs.</summary>
    public static ScalarLogFile Create(string runDirectory, double wallTime = 1_700_000_000, int sequence = 0, bool asTensors = false) =>
        new(System.IO.Path.Combine(runDirectory, $"events.out.tfevents.{(long)wallTime}.host.1.{sequence}"), wallTime) { AsTensors = asTensors };

    public void Append(string tag, long step, double wallTime, float value)
    {
        if (!_tags.TryGetValue(tag, out var name))
        {
            _tags.Add(tag, name = Encoding.UTF8.GetBytes(tag));
        }

        Span<byte> summary = stackalloc byte[name.Length + 48];
        var value1 = PutTag(summary, name);
        value1 += AsTensors ? PutTensor(summary[value1..], value) : PutSimpleValue(summary[value1..], value);

        Span<byte> record = stackalloc byte[name.Length + 80];
        var at = PutHeader(record, step, wallTime);
        record[at++] = 0x2A; // summary
        at += PutVarint(record[at..], (ulong)(value1 + 1 + VarintSize((ulong)value1)));
        record[at++] = 0x0A; // value
        at += PutVarint(record[at..], (ulong)value1);
        summary[..value1].CopyTo(record[at..]);
        AppendRecord(record[..(at + value1)]);
    }

    /// <summary>Frames and appends any payload.</summary>
    public void AppendRecord(ReadOnlySpan<byte> payload)
    {
        if (_used + payload.Length + 16 > _buffer.Length)
        {
            Flush();
        }

        var frame = _buffer.AsSpan(_used);
        BinaryPrimitives.WriteUInt64LittleEndian(frame, (ulong)payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[8..], MaskedCrc32C.Compute(frame[..8]));
        payload.CopyTo(frame[12..]);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[(12 + payload.Length)..], MaskedCrc32C.Compute(payload));
        _used += payload.Length + 16;
    }

    /// <summary>Hands everything appended to the operating system, where readers see it.</summary>
    public void Flush()
    {
        _file.Write(_buffer, 0, _used);
        _used = 0;
    }

    public void Dispose()
    {
        Flush();
        _file.Dispose();
    }

    private void AppendVersion(double wallTime)
    {
        Span<byte> record = stackalloc byte[32];
        record[0] = 0x09;
        BinaryPrimitives.WriteDoubleLittleEndian(record[1..], wallTime);
        record[9] = 0x1A; // file_version
        record[10] = 13;
        "brain.Event:2"u8.CopyTo(record[11..]);
        AppendRecord(record[..24]);
        Flush();
    }

    private static int PutHeader(Span<byte> record, long step, double wallTime)
    {
        record[0] = 0x09; // wall_time
        BinaryPrimitives.WriteDoubleLittleEndian(record[1..], wallTime);
        record[9] = 0x10; // step
        return 10 + PutVarint(record[10..], (ulong)step);
    }

    private static int PutTag(Span<byte> target, byte[] name)
    {
        target[0] = 0x0A;
        var at = 1 + PutVarint(target[1..], (ulong)name.Length);
        name.CopyTo(target[at..]);
        return at + name.Length;
    }

    private static int PutSimpleValue(Span<byte> target, float value)
    {
        target[0] = 0x15; // simple_value
        BinaryPrimitives.WriteSingleLittleEndian(target[1..], value);
        return 5;
    }

    private static int PutTensor(Span<byte> target, float value)
    {
        // tensor { dtype: DT_FLOAT, tensor_shape {}, tensor_content }, metadata { plugin_data { plugin_name: "scalars" } }
        ReadOnlySpan<byte> before = [0x42, 10, 8, 1, 0x12, 0, 0x22, 4];
        ReadOnlySpan<byte> after = [0x4A, 11, 0x0A, 9, 0x0A, 7, .. "scalars"u8];
        before.CopyTo(target);
        BinaryPrimitives.WriteSingleLittleEndian(target[before.Length..], value);
        after.CopyTo(target[(before.Length + 4)..]);
        return before.Length + 4 + after.Length;
    }

    private static int VarintSize(ulong value) => value < 0x80 ? 1 : 1 + VarintSize(value >> 7);

    private static int PutVarint(Span<byte> target, ulong value)
    {
        var at = 0;
        for (; value >= 0x80; value >>= 7)
        {
            target[at++] = (byte)(value | 0x80);
        }

        target[at] = (byte)value;
        return at + 1;
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dashboard.Web.Series;

/// <summary>Encodes series as one binary frame; the layout is drawn in docs/ARCHITECTURE.md.</summary>
internal static class FrameWriter
{
    public const uint Magic = 0x3152464D;
    public const uint NoReference = uint.MaxValue;
    private const int HeaderSize = 16;
    private const int HeadSize = 96;
    private const long MaxSafeInteger = 1L << 53;

    /// <summary>Writes a frame with <paramref name="series"/> to <paramref name="output"/>.</summary>
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<FrameSeries> series)
    {
        Span<byte> header = output.GetSpan(HeaderSize)[..HeaderSize];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], (uint)series.Count);
        output.Advance(HeaderSize);
        var stepBlocks = new Dictionary<int, int>();
        for (int i = 0; i < series.Count; i++)
        {
            Write(output, series, i, stepBlocks);
        }
    }

    private static void Write(
        IBufferWriter<byte> output, IReadOnlyList<FrameSeries> series, int index, Dictionary<int, int> stepBlocks)
    {
        SeriesColumns columns = series[index].Columns;
        uint reference = columns.Count > 0 ? StepReference(series, index, stepBlocks) : NoReference;
        (long stepBase, bool exactSteps) = StepBase(columns.Steps);
        (double wallBase, bool exactWalls) = WallBase(columns);
        FrameFlags flags = Flags(columns, exactSteps, exactWalls);
        WriteHead(output, series[index], flags, reference, stepBase, wallBase);
        if (columns.Count == 0 || columns.IsRequery)
        {
            return;
        }

        if (reference == NoReference)
        {
            WriteSteps(output, columns.Steps, stepBase, exactSteps);
        }

        WriteWalls(output, columns.Walls, wallBase, exactWalls);
        WriteValues(output, columns.Values, columns.IsSingle);
        if (columns.Smoothed is not null)
        {
            WriteValues(output, columns.Smoothed, columns.IsSingle);
        }

        if (columns.Weights is not null)
        {
            Write<uint>(output, columns.Weights);
        }

        if (columns.X is not null)
        {
            Write<double>(output, columns.X);
        }
    }

    private static FrameFlags Flags(SeriesColumns columns, bool exactSteps, bool exactWalls) =>
        columns.IsRequery ? FrameFlags.Requery
        : (columns.Smoothed is not null ? FrameFlags.Smoothed : 0)
        | (columns.IsSingle ? 0 : FrameFlags.Double)
        | (columns.IsReduced ? FrameFlags.Reduced : 0)
        | (exactSteps ? FrameFlags.ExactSteps : 0)
        | (exactWalls ? FrameFlags.ExactWalls : 0)
        | (columns.Weights is not null ? FrameFlags.Weights : 0)
        | (columns.IsSuperseded ? FrameFlags.Superseded : 0)
        | (columns.X is not null ? FrameFlags.X : 0)
        | (columns.IsRetold ? FrameFlags.Retold : 0);

    private static void WriteHead(
        IBufferWriter<byte> output, FrameSeries series, FrameFlags flags, uint reference, long stepBase, double wallBase)
    {
        SeriesColumns columns = series.Columns;
        Span<byte> head = output.GetSpan(HeadSize)[..HeadSize];
        head.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(head, (uint)series.RunId);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)series.TagId);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], columns.IsRequery ? 0 : (uint)columns.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(head[12..], (uint)flags);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], columns.From);
        BinaryPrimitives.WriteInt64LittleEndian(head[24..], columns.Total);
        BinaryPrimitives.WriteUInt32LittleEndian(head[32..], columns.Generation);
        BinaryPrimitives.WriteUInt32LittleEndian(head[36..], reference);
        BinaryPrimitives.WriteDoubleLittleEndian(head[40..], stepBase);
        BinaryPrimitives.WriteDoubleLittleEndian(head[48..], wallBase);
        BinaryPrimitives.WriteDoubleLittleEndian(head[56..], columns.SeriesStart);
        BinaryPrimitives.WriteDoubleLittleEndian(head[64..], columns.RunStart);
        BinaryPrimitives.WriteUInt32LittleEndian(head[72..], (uint)Math.Min(columns.Superseded, uint.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(head[76..], (uint)Math.Min(columns.NonFinite, uint.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(head[80..], (uint)Math.Min(columns.Unpaired, uint.MaxValue));
        output.Advance(HeadSize);
    }

    /// <summary>Index of an earlier series with the same steps; else this one is remembered and has its own block.</summary>
    private static uint StepReference(IReadOnlyList<FrameSeries> series, int index, Dictionary<int, int> stepBlocks)
    {
        long[] steps = series[index].Columns.Steps;
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes<long>(steps));
        if (!stepBlocks.TryAdd(hash.ToHashCode(), index))
        {
            int earlier = stepBlocks[hash.ToHashCode()];
            if (steps.AsSpan().SequenceEqual(series[earlier].Columns.Steps))
            {
                return (uint)earlier;
            }
        }

        return NoReference;
    }

    private static (long Base, bool IsExact) StepBase(long[] steps)
    {
        if (steps.Length == 0)
        {
            return (0, false);
        }

        (long min, long max) = (long.MaxValue, long.MinValue);
        foreach (long step in steps)
        {
            (min, max) = (Math.Min(min, step), Math.Max(max, step));
        }

        bool isExact = min < -MaxSafeInteger || max > MaxSafeInteger || max - min > uint.MaxValue;
        return (isExact ? 0 : min, isExact);
    }

    private static (double Base, bool IsExact) WallBase(SeriesColumns columns)
    {
        (double min, double max) = (double.PositiveInfinity, double.NegativeInfinity);
        bool isExact = columns.NeedsExactWalls;
        foreach (double wall in columns.Walls)
        {
            isExact |= double.IsNaN(wall);
            (min, max) = (Math.Min(min, wall), Math.Max(max, wall));
        }

        isExact |= !((max - min) * 1000 < uint.MaxValue);
        return (isExact || columns.Count == 0 ? 0 : min, isExact);
    }

    private static void WriteSteps(IBufferWriter<byte> output, long[] steps, long stepBase, bool isExact)
    {
        if (isExact)
        {
            Write<long>(output, steps);
            return;
        }

        Span<uint> offsets = Rent<uint>(output, steps.Length);
        for (int i = 0; i < steps.Length; i++)
        {
            offsets[i] = (uint)(steps[i] - stepBase);
        }

        Advance<uint>(output, steps.Length);
    }

    private static void WriteWalls(IBufferWriter<byte> output, double[] walls, double wallBase, bool isExact)
    {
        if (isExact)
        {
            Write<double>(output, walls);
            return;
        }

        Span<uint> milliseconds = Rent<uint>(output, walls.Length);
        for (int i = 0; i < walls.Length; i++)
        {
            milliseconds[i] = (uint)Math.Round((walls[i] - wallBase) * 1000);
        }

        Advance<uint>(output, walls.Length);
    }

    private static void WriteValues(IBufferWriter<byte> output, double[] values, bool isSingle)
    {
        if (!isSingle)
        {
            Write<double>(output, values);
            return;
        }

        Span<float> singles = Rent<float>(output, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            singles[i] = (float)values[i];
        }

        Advance<float>(output, values.Length);
    }

    private static void Write<T>(IBufferWriter<byte> output, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        values.CopyTo(Rent<T>(output, values.Length));
        Advance<T>(output, values.Length);
    }

    /// <summary>Room for a block, its padding zeroed. Like the frame itself this relies on a little-endian machine.</summary>
    private static Span<T> Rent<T>(IBufferWriter<byte> output, int count)
        where T : unmanaged
    {
        int size = Padded<T>(count);
        Span<byte> block = output.GetSpan(size)[..size];
        block[^Math.Min(size, 8)..].Clear();
        return MemoryMarshal.Cast<byte, T>(block)[..count];
    }

    private static void Advance<T>(IBufferWriter<byte> output, int count)
        where T : unmanaged => output.Advance(Padded<T>(count));

    private static int Padded<T>(int count)
        where T : unmanaged => ((count * Unsafe.SizeOf<T>()) + 7) & ~7;
}

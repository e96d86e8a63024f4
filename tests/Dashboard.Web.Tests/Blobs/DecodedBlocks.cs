using System.Runtime.InteropServices;
using System.Text.Json;

namespace Dashboard.Web.Tests.Blobs;

/// <summary>A block frame as a browser decodes it.</summary>
internal sealed class DecodedBlocks
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (string Type, int Offset, int Count)> _blocks = [];

    private DecodedBlocks(byte[] bytes)
    {
        _bytes = bytes;
        Assert.Equal(0x314B424Du, BitConverter.ToUInt32(bytes, 0));
        var length = BitConverter.ToInt32(bytes, 4);
        var head = JsonDocument.Parse(bytes.AsMemory(8, length)).RootElement;
        Facts = head.GetProperty("facts");
        var offset = Padded(8 + length);
        foreach (var block in head.GetProperty("blocks").EnumerateArray())
        {
            var (type, count) = (block.GetProperty("type").GetString()!, block.GetProperty("count").GetInt32());
            _blocks.Add(block.GetProperty("name").GetString()!, (type, offset, count));
            offset += Padded(count * (type switch { "u8" => 1, "u32" or "f32" => 4, _ => 8 }));
        }

        Assert.Equal(offset, bytes.Length);
    }

    public JsonElement Facts { get; }

    public static async Task<DecodedBlocks> GetAsync(DashboardHost host, string path) =>
        new(await host.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    public T[] Get<T>(string name)
        where T : unmanaged
    {
        var (type, offset, count) = _blocks[name];
        Assert.Equal(type, default(T) switch { long => "i64", double => "f64", float => "f32", uint => "u32", _ => "u8" });
        return MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(offset))[..count].ToArray();
    }

    public double Number(string fact) => Facts.GetProperty(fact).GetDouble();

    private static int Padded(int length) => (length + 7) & ~7;
}

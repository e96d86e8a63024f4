using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Web.Blobs;

/// <summary>A small binary answer: facts as JSON, numbers as typed arrays that a browser views without copying.</summary>
/// <remarks>
/// Little-endian; every block starts at a multiple of 8 bytes.
/// <code>
/// frame = u32 magic 0x314B424D ("MBK1") | u32 length of the JSON | JSON, padded | blocks, each padded
/// JSON  = {"facts": {…}, "blocks": [{"name", "type": "i64" | "f64" | "f32" | "u32" | "u8", "count"}]}
/// </code>
/// Not safe to use from several threads.
/// </remarks>
internal sealed class BlockFrame
{
    private const uint Magic = 0x314B424D;
    private const int Alignment = 8;

    private readonly JsonObject _facts = [];
    private readonly JsonArray _blocks = [];
    private readonly ArrayBufferWriter<byte> _body = new();

    /// <summary>Adds a number; one that is not finite becomes null, since JSON has none.</summary>
    public BlockFrame Fact(string name, double value)
    {
        _facts[name] = double.IsFinite(value) ? JsonValue.Create(value) : null;
        return this;
    }

    public BlockFrame Fact(string name, string value)
    {
        _facts[name] = value;
        return this;
    }

    public BlockFrame Block<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        _blocks.Add(new JsonObject { ["name"] = name, ["type"] = TypeName<T>(), ["count"] = values.Length });
        var bytes = MemoryMarshal.AsBytes(values);
        _body.Write(bytes);
        Pad(_body);
        return this;
    }

    /// <summary>Answers a request with the frame.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes<JsonNode>(new JsonObject { ["facts"] = _facts, ["blocks"] = _blocks });
        var head = new ArrayBufferWriter<byte>();
        head.Write(BitConverter.GetBytes(Magic));
        head.Write(BitConverter.GetBytes((uint)json.Length));
        head.Write(json);
        Pad(head);
        context.Response.ContentType = "application/octet-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = head.WrittenCount + _body.WrittenCount;
        await context.Response.Body.WriteAsync(head.WrittenMemory, context.RequestAborted);
        await context.Response.Body.WriteAsync(_body.WrittenMemory, context.RequestAborted);
    }

    private static void Pad(ArrayBufferWriter<byte> to)
    {
        var missing = -to.WrittenCount & (Alignment - 1);
        to.GetSpan(Alignment)[..missing].Clear();
        to.Advance(missing);
    }

    private static string TypeName<T>() => default(T) switch
    {
        long => "i64",
        double => "f64",
        float => "f32",
        uint => "u32",
        byte => "u8",
        _ => throw new NotSupportedException($"No block holds {typeof(T)}."),
    };
}

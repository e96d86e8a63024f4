using EventFormat.Protos;

namespace EventFormat.Writing;

/// <summary>Makes shape messages.</summary>
internal static class TensorShape
{
    public static TensorShapeProto Of(params ReadOnlySpan<int> sizes)
    {
        var shape = new TensorShapeProto();
        foreach (var size in sizes)
        {
            shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = size });
        }

        return shape;
    }
}

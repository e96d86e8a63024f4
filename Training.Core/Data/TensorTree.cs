using System.Collections;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>The tensors within an item or a batch: itself, or what holders, tuples, lists and dictionaries contain.</summary>
internal static class TensorTree
{
    /// <summary>Whether every tensor that a value of this type can hold is found; not so for classes that do not say what they hold.</summary>
    public static bool Knows(Type type) =>
        type == typeof(Tensor) || typeof(ITensorHolder).IsAssignableFrom(type) || type.IsPrimitive || type.IsEnum || type == typeof(string)
        || (type.IsArray && Knows(type.GetElementType()!))
        || (type.IsGenericType && IsContainer(type) && type.GetGenericArguments().All(Knows));

    /// <summary>Takes the value's tensors out of the dispose scope they were made in.</summary>
    public static void Detach(object? value)
    {
        foreach (var tensor in Tensors(value))
        {
            tensor.DetachFromDisposeScope();
        }
    }

    /// <summary>Puts the value's tensors into the dispose scope of this thread, if there is one.</summary>
    public static void Attach(object? value)
    {
        foreach (var tensor in Tensors(value))
        {
            CurrentDisposeScope?.Attach(tensor);
        }
    }

    /// <summary>Releases the value and every tensor in it.</summary>
    public static void Release(object? value)
    {
        if (value is IDisposable disposable)
        {
            disposable.Dispose();
            return;
        }

        foreach (var tensor in Tensors(value))
        {
            tensor.Dispose();
        }
    }

    private static IEnumerable<Tensor> Tensors(object? value) => value switch
    {
        Tensor tensor => [tensor],
        ITensorHolder holder => holder.Tensors,
        string => [],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Tensors(tuple[i])),
        IDictionary dictionary => dictionary.Values.Cast<object?>().SelectMany(Tensors),
        Array { Rank: 1 } array when array.GetType().GetElementType()!.IsPrimitive => [],
        IEnumerable list => list.Cast<object?>().SelectMany(Tensors),
        _ => [],
    };

    private static bool IsContainer(Type type) =>
        typeof(ITuple).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type)
        || typeof(IList).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
}
